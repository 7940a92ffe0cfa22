/**
 * The table of archiving preferences, and its cache.
 *
 * <p>Called by {@code archive.log} within its transactions.
 *
 * <p>Source: XEP-0441 version 0.2.
 */
@NullMarked
package chat.granta.archive.preferences.store;

import org.jspecify.annotations.NullMarked;
