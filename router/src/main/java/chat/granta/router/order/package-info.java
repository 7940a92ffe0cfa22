/**
 * RFC 6120 section 10.1: what a session sends behind a request that roster-service decides waits until that has had its effect.
 *
 * <p>Builds on {@code router.home}, {@code router.event} and {@code router.policy}, which sends the requests. {@code router.roster}
 * says when they have had their effect.
 *
 * <p>See {@code docs/architecture.md}, "In order", and {@code docs/adr/0020-a-session-waits-for-its-requests.md}.
 */
@NullMarked
package chat.granta.router.order;

import org.jspecify.annotations.NullMarked;
