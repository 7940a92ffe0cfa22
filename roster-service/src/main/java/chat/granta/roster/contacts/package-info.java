/**
 * An account's contacts: roster items, subscription states, pending requests. Clients and the account's home are told when one
 * changes.
 *
 * <p>{@code roster.items} changes them by roster sets, {@code roster.subscription} by presence.
 *
 * <p>RFC 6121 sections 2.1.6 (pushes) and 2.6 (versions).
 */
@NullMarked
package chat.granta.roster.contacts;

import org.jspecify.annotations.NullMarked;
