/**
 * What auditors send: criteria, times, addresses, texts. What is none of these is refused with a reason.
 *
 * <p>Builds on {@code audit.event} and {@code audit.search}.
 */
@NullMarked
package chat.granta.audit.parameter;

import org.jspecify.annotations.NullMarked;
