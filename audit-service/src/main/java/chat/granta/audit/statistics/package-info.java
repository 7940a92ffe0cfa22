/**
 * What is counted of each day, and stays when the day's events are no longer kept.
 *
 * <p>Builds on {@code audit.seal}.
 *
 * <p>See {@code docs/privacy.md}.
 */
@NullMarked
package chat.granta.audit.statistics;

import org.jspecify.annotations.NullMarked;
