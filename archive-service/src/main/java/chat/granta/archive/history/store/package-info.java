/**
 * The archive's rows, an account's in the order of its home's log.
 *
 * <p>Called by {@code archive.log} within its transactions.
 *
 * <p>Source: XEP-0313 version 1.1.
 */
@NullMarked
package chat.granta.archive.history.store;

import org.jspecify.annotations.NullMarked;
