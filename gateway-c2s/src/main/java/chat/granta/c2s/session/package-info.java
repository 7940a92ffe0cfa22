/**
 * A client that has logged in: it binds a resource (RFC 6120 section 7) or goes on with a session (XEP-0198 section 5), and then
 * sends and gets stanzas (section 8). {@code HomeCallQueue} brings what its home says to the stream's thread; everything else
 * here runs on that.
 *
 * <p>Stanzas go to {@code chat.granta.c2s.home}; they wait in {@code chat.granta.c2s.csi} while nobody looks at the client, and
 * are counted by {@code chat.granta.c2s.management} when it wants that.
 *
 * <p>Source: RFC 6120 sections 7 and 8.
 */
@NullMarked
package chat.granta.c2s.session;

import org.jspecify.annotations.NullMarked;
