/**
 * The table of offline messages.
 *
 * <p>Called by {@code archive.log} within its transactions.
 *
 * <p>Source: XEP-0160 version 1.0.
 */
@NullMarked
package chat.granta.archive.offline.store;

import org.jspecify.annotations.NullMarked;
