/**
 * Message carbons (XEP-0280): a user's other devices see the same conversations.
 *
 * <p>Builds on {@code router.home}, {@code router.event} and {@code router.archive}, whose ids copies bear. What a device sends is
 * copied in front of routing; what one receives is copied behind delivery, to those that were picked in front of it.
 *
 * <p>Source: XEP-0280 version 1.0.
 */
@NullMarked
package chat.granta.router.carbons;

import org.jspecify.annotations.NullMarked;
