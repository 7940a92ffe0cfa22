/**
 * The rows of the archives. Those of an account are in the order in which its home handled the messages.
 *
 * <p>Called by {@code archive.log} within its transactions.
 *
 * <p>Source: XEP-0313 version 1.1.
 */
@NullMarked
package chat.granta.archive.history.store;

import org.jspecify.annotations.NullMarked;
