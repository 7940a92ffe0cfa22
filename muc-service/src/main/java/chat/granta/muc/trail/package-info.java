/**
 * What rooms tell the audit trail: who comes and goes, and what has become of messages; never what they say.
 *
 * <p>Builds on {@code muc.room}.
 *
 * <p>See {@code docs/adr/0030-homes-report-what-has-become-of-a-stanza.md}.
 */
@NullMarked
package chat.granta.muc.trail;

import org.jspecify.annotations.NullMarked;
