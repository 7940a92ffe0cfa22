/**
 * The auditors' page: HTML without scripts, for a keyboard and a screen reader as well.
 *
 * <p>Builds on {@code audit.search}, {@code audit.figures} and {@code audit.casework}.
 */
@NullMarked
package chat.granta.audit.page;

import org.jspecify.annotations.NullMarked;
