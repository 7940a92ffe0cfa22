/**
 * What the trail has of one user: {@code ./granta audit subject}, and its end with the account.
 *
 * <p>Builds on {@code audit.event} and {@code audit.trail}.
 *
 * <p>See {@code docs/adr/0033-the-trail-is-sealed-row-by-row.md}.
 */
@NullMarked
package chat.granta.audit.subject;

import org.jspecify.annotations.NullMarked;
