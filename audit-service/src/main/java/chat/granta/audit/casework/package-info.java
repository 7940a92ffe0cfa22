/**
 * What auditors do with cases, over the API and on the page; each of it noted.
 *
 * <p>Builds on {@code audit.cases}, {@code audit.acts} and {@code audit.parameter}.
 */
@NullMarked
package chat.granta.audit.casework;

import org.jspecify.annotations.NullMarked;
