/**
 * What occupants say (XEP-0045 sections 7.4, 7.5 and 8.1), and what a room remembers of it.
 *
 * <p>Builds on {@code muc.room}.
 *
 * <p>Source: XEP-0045 sections 7.2.13 to 7.2.15, 7.4, 7.5 and 8.1; XEP-0359 and XEP-0421 for ids.
 */
@NullMarked
package chat.granta.muc.message;

import org.jspecify.annotations.NullMarked;
