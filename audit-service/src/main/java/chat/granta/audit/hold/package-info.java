/**
 * Holds: from now on the stanzas of some users and rooms are kept, because an authorised person has ordered it.
 *
 * <p>Reads {@code xmpp.user} and {@code xmpp.room}, and does so only while there is a hold.
 *
 * <p>See {@code docs/privacy.md}.
 */
@NullMarked
package chat.granta.audit.hold;

import org.jspecify.annotations.NullMarked;
