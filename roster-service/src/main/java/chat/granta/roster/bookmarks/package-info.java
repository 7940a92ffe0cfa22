/**
 * XEP-0402: bookmarks of rooms, each an item of a node; clients of the older protocols see and change the same bookmarks.
 *
 * <p>Builds on {@code roster.pep}, where the items are, and on {@code roster.storage}, where older clients look for them.
 *
 * <p>Source: XEP-0402, XEP-0048 versions 1.0 (private XML) and 1.1 (an item).
 */
@NullMarked
package chat.granta.roster.bookmarks;

import org.jspecify.annotations.NullMarked;
