/**
 * Who may see and reach a user, and what is archived: asked of roster-service when it is first needed, and kept while it is.
 *
 * <p>Builds on {@code router.home} and {@code router.event}; what a change means for presence is in {@code router.presence}.
 *
 * <p>See {@code docs/architecture.md}, "Where each fact lives".
 */
@NullMarked
package chat.granta.router.policy;

import org.jspecify.annotations.NullMarked;
