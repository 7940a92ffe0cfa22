/**
 * XEP-0054: vCards, kept as they come, for everybody to see and their owner to change.
 *
 * <p>Listed for the account's own requests and for others'.
 *
 * <p>Source: XEP-0054 section 3.
 */
@NullMarked
package chat.granta.roster.vcard;

import org.jspecify.annotations.NullMarked;
