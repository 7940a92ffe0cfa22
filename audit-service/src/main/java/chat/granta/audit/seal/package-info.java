/**
 * What shows that the trail has not been changed: a keyed hash over each event and all before it, and signatures.
 *
 * <p>See {@code docs/adr/0033-the-trail-is-sealed-row-by-row.md}.
 */
@NullMarked
package chat.granta.audit.seal;

import org.jspecify.annotations.NullMarked;
