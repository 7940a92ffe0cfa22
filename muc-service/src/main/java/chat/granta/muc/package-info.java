/**
 * muc-service: chat rooms (XEP-0045). {@link chat.granta.muc.MucFeatures} lists what it does, in order.
 *
 * <p>Reads {@code xmpp.room}, decides there, and writes {@code xmpp.user}, {@code xmpp.room}, {@code xmpp.room-store} and
 * {@code xmpp.dead-letter}; the ledger beside it reads {@code xmpp.room-store}, and keeps rooms in PostgreSQL.
 *
 * <p>See {@code docs/architecture.md}, "Rooms".
 */
@NullMarked
package chat.granta.muc;

import org.jspecify.annotations.NullMarked;
