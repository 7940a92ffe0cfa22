/**
 * What homes tell the audit trail: sessions, subscriptions, accounts, and what has become of messages; never what they say.
 *
 * <p>Builds on {@code router.home}. What becomes of a message, the steps say that decide it.
 *
 * <p>See {@code docs/adr/0030-homes-report-what-has-become-of-a-stanza.md}.
 */
@NullMarked
package chat.granta.router.trail;

import org.jspecify.annotations.NullMarked;
