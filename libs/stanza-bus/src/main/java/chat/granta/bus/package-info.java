/**
 * The log as Granta's services see it: topics and their keys, the envelope, origins and the replay rule.
 *
 * <p>Services build on this and on {@code xmpp-model}; the generated classes of {@code envelope.proto} are in
 * {@code chat.granta.bus.wire}.
 *
 * <p>See {@code docs/architecture.md}, "The log" and "Exactly once in effect".
 */
@NullMarked
package chat.granta.bus;

import org.jspecify.annotations.NullMarked;
