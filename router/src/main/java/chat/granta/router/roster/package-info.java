/**
 * What a user keeps with roster-service: requests go there, and what it says is done here.
 *
 * <p>Builds on {@code router.home}, {@code router.event}, {@code router.stage}, {@code router.policy} and {@code router.presence}.
 *
 * <p>Source: RFC 6121 sections 2 and 3.
 */
@NullMarked
package chat.granta.router.roster;

import org.jspecify.annotations.NullMarked;
