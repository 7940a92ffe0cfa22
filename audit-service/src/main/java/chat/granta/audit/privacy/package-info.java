/**
 * The privacy policy as settings: which kinds of event are kept, and for how long.
 *
 * <p>Builds on {@code audit.event}.
 *
 * <p>See {@code docs/privacy.md}.
 */
@NullMarked
package chat.granta.audit.privacy;

import org.jspecify.annotations.NullMarked;
