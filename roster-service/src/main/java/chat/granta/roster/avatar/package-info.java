/**
 * XEP-0398: an avatar is one, whether clients look for it in a node (XEP-0084) or in the vCard (XEP-0054), and its hash is in the user's
 * presence (XEP-0153), into which the home puts it.
 *
 * <p>Builds on {@code roster.pep}, where avatars are, and on {@code roster.vcard}, which shows them.
 *
 * <p>Source: XEP-0398 version 1.0.1.
 */
@NullMarked
package chat.granta.roster.avatar;

import org.jspecify.annotations.NullMarked;
