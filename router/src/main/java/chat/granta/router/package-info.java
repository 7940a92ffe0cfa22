/**
 * The router: every local user's home. {@link chat.granta.router.RouterFeatures} lists what it does, in order.
 *
 * <p>Reads {@code xmpp.user}; writes {@code xmpp.user}, {@code xmpp.delivery}, {@code xmpp.roster}, {@code xmpp.archive}, {@code xmpp.offline} and
 * {@code xmpp.dead-letter}. It has no database and opens no socket but to Kafka.
 *
 * <p>See {@code docs/architecture.md} and {@code docs/stanza-route.md}.
 */
@NullMarked
package chat.granta.router;

import org.jspecify.annotations.NullMarked;
