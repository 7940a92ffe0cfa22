/**
 * What archive-service keeps for a user: messages are told to it on both ways, if the user wants that, and what it says is done here.
 *
 * <p>Builds on {@code router.home}, {@code router.event} and {@code router.stage}.
 *
 * <p>Source: XEP-0160, XEP-0313, XEP-0334, XEP-0359, XEP-0441.
 */
@NullMarked
package chat.granta.router.archive;

import org.jspecify.annotations.NullMarked;
