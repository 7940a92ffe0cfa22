/**
 * Other servers over the log: what is for them is read from {@code xmpp.remote}, what they send is written to homes.
 *
 * <p>Streams are in {@code chat.granta.s2s.inbound} and {@code chat.granta.s2s.outbound}, and know nothing of the log.
 *
 * <p>Source: docs/architecture.md, "Other servers".
 */
@NullMarked
package chat.granta.s2s.log;

import org.jspecify.annotations.NullMarked;
