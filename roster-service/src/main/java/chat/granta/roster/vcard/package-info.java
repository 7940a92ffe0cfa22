/**
 * XEP-0054: vCards, stored unchanged; everybody may read them, their owners may change them.
 *
 * <p>The handler stands in both lists of {@code RosterFeatures}, for the account's own clients and for others.
 *
 * <p>Source: XEP-0054 section 3.
 */
@NullMarked
package chat.granta.roster.vcard;

import org.jspecify.annotations.NullMarked;
