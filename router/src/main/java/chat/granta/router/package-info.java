/**
 * The router: every local user's home. {@link chat.granta.router.RouterFeatures} lists what it does, in order.
 *
 * <p>Reads {@code xmpp.user}, and writes to the topics that its README lists. It has no database and opens no socket but to Kafka.
 *
 * <p>See {@code docs/architecture.md} and {@code docs/stanza-route.md}.
 */
@NullMarked
package chat.granta.router;

import org.jspecify.annotations.NullMarked;
