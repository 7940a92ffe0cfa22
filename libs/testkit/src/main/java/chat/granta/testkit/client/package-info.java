/**
 * A blocking XMPP client for tests. It shares no code with the server, so that a mistake in the one cannot hide in the
 * other: it cuts and parses the stream with its own framer and the JDK's DOM, and computes SCRAM itself.
 *
 * <p>Neighbours: {@code testkit.transcript} plays transcripts with it; fault tests use it directly.
 *
 * <p>Source: RFC 6120, RFC 4616 (PLAIN), RFC 5802 and 7677 (SCRAM).
 */
@NullMarked
package chat.granta.testkit.client;

import org.jspecify.annotations.NullMarked;
