/**
 * Offline messages: how many are stored for an account.
 *
 * <p>Called by {@code archive.log} within its transactions.
 *
 * <p>Source: XEP-0160 version 1.0.
 */
@NullMarked
package chat.granta.archive.offline;

import org.jspecify.annotations.NullMarked;
