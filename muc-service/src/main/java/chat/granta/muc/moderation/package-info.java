/**
 * Messages that are taken back: by moderators (XEP-0425), and by those who have sent them (XEP-0424).
 *
 * <p>Builds on {@code muc.room}, {@code muc.broadcast} and {@code muc.message}.
 *
 * <p>Source: XEP-0425 and XEP-0424.
 */
@NullMarked
package chat.granta.muc.moderation;

import org.jspecify.annotations.NullMarked;
