/**
 * What auditors do is itself in the trail: who has asked what, from where, and why.
 *
 * <p>Builds on {@code audit.event}.
 */
@NullMarked
package chat.granta.audit.acts;

import org.jspecify.annotations.NullMarked;
