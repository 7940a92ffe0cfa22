/**
 * XEP-0292: vCard4, which is published in a node; clients that know only the older vCard (XEP-0054) see and change the same.
 *
 * <p>Builds on {@code roster.pep}, where vCard4s are, and on {@code roster.vcard}.
 *
 * <p>Source: XEP-0292, RFC 6351, XEP-0054 section 4.
 */
@NullMarked
package chat.granta.roster.vcard4;

import org.jspecify.annotations.NullMarked;
