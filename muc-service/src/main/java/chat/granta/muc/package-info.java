/**
 * muc-service: chat rooms (XEP-0045). {@link chat.granta.muc.MucFeatures} lists what it does, in order.
 *
 * <p>Reads {@code xmpp.room}, decides there, and writes to users' homes ({@code xmpp.user}), to other servers and components, to the archive
 * and to the audit; the ledger beside it reads {@code xmpp.room-store}, and keeps rooms in PostgreSQL. The README has all topics.
 *
 * <p>See {@code docs/architecture.md}, "Rooms".
 */
@NullMarked
package chat.granta.muc;

import org.jspecify.annotations.NullMarked;
