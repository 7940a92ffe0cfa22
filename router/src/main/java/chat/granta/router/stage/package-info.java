/**
 * The stages of a stanza's way through a home, and the records that enter them. Outbound is what a user's home does for the
 * user who sends, inbound what it does for the user who receives.
 *
 * <p>A {@link chat.granta.router.stage.StanzaStage} runs the steps that {@code RouterFeatures} lists. Builds on
 * {@code router.home} and {@code router.event}.
 *
 * <p>Source: RFC 6121 section 8; {@code docs/stanza-route.md}.
 */
@NullMarked
package chat.granta.router.stage;

import org.jspecify.annotations.NullMarked;
