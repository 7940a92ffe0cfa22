/**
 * Cases of abuse: opened by an auditor or a report (XEP-0377), with evidence, notes and holds, until they are closed.
 *
 * <p>Builds on {@code audit.event}.
 */
@NullMarked
package chat.granta.audit.cases;

import org.jspecify.annotations.NullMarked;
