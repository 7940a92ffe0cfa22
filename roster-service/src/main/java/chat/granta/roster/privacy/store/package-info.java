/**
 * The tables {@code roster.privacy_list} and {@code roster.privacy_default}, and the lookup of a roster's groups.
 *
 * <p>Used through {@link chat.granta.roster.privacy.list.ListStore} and {@link chat.granta.roster.privacy.RosterGroups}.
 *
 * <p>See {@code docs/architecture.md}, "Where each fact lives".
 */
@NullMarked
package chat.granta.roster.privacy.store;

import org.jspecify.annotations.NullMarked;
