/**
 * The message archive (XEP-0313): queries, their form, metadata; and retractions (XEP-0424).
 *
 * <p>Called by {@code archive.log} within its transactions.
 *
 * <p>Source: XEP-0313 version 1.1, XEP-0424.
 */
@NullMarked
package chat.granta.archive.history;

import org.jspecify.annotations.NullMarked;
