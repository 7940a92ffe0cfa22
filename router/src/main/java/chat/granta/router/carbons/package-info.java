/**
 * Message carbons (XEP-0280): a user's other devices see the same conversations.
 *
 * <p>Builds on {@code router.home} and {@code router.archive}, whose ids copies bear. Its steps stand in front of routing and of
 * delivery.
 *
 * <p>Source: XEP-0280 version 1.0.
 */
@NullMarked
package chat.granta.router.carbons;

import org.jspecify.annotations.NullMarked;
