/**
 * roster-service: rosters, subscriptions, privacy lists, archive preferences, vCards, private XML, and what users publish in nodes.
 *
 * <p>Homes ask it on {@code xmpp.roster} and are answered on {@code xmpp.user}. Each package below is a feature; this one
 * wires them, for a service of its own and for standalone.
 *
 * <p>See {@code roster-service/README.md}, and {@code docs/architecture.md}, "Where each fact lives".
 */
@NullMarked
package chat.granta.roster;

import org.jspecify.annotations.NullMarked;
