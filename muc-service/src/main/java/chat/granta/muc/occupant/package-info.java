/**
 * IQs from one occupant to another (XEP-0045 section 17.4), and to oneself (XEP-0410).
 *
 * <p>Builds on {@code muc.room}.
 *
 * <p>Source: XEP-0045 sections 7.5 and 17.4; XEP-0410.
 */
@NullMarked
package chat.granta.muc.occupant;

import org.jspecify.annotations.NullMarked;
