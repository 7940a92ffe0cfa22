/**
 * Users' reports of abuse (XEP-0377), which become cases.
 *
 * <p>Builds on {@code audit.event} and {@code audit.cases}.
 */
@NullMarked
package chat.granta.audit.reports;

import org.jspecify.annotations.NullMarked;
