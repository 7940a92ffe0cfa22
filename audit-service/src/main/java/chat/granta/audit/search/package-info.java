/**
 * What auditors look for in the trail: events by criteria, page by page, sessions, and what is known of a user.
 *
 * <p>Builds on {@code audit.event}.
 */
@NullMarked
package chat.granta.audit.search;

import org.jspecify.annotations.NullMarked;
