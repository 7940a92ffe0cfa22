/**
 * Messages that wait for somebody to receive them.
 *
 * <p>Called by {@code archive.log} within its transactions.
 *
 * <p>Source: XEP-0160 version 1.0.
 */
@NullMarked
package chat.granta.archive.offline.store;

import org.jspecify.annotations.NullMarked;
