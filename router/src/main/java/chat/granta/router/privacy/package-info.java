/**
 * Privacy lists (XEP-0016) and blocking (XEP-0191), enforced: outbound at the sender's home, inbound at the recipient's.
 *
 * <p>Builds on {@code router.home}, whose {@link chat.granta.router.home.Policy} holds the lists.
 *
 * <p>Source: XEP-0016 section 2, XEP-0191 section 3.
 */
@NullMarked
package chat.granta.router.privacy;

import org.jspecify.annotations.NullMarked;
