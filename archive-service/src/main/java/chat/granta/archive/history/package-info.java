/**
 * The message archive (XEP-0313): what is asked of it, and how it answers.
 *
 * <p>Called by {@code archive.log} within its transactions.
 *
 * <p>Source: XEP-0313 version 1.1.
 */
@NullMarked
package chat.granta.archive.history;

import org.jspecify.annotations.NullMarked;
