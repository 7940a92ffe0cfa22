/**
 * Who may call the service's HTTP interface: local auditors with a password, bearers of the institution's tokens, and what each role may ask.
 *
 * <p>Depends on nothing of the service.
 *
 * <p>See {@code docs/security.md}, "Auditors".
 */
@NullMarked
package chat.granta.audit.access;

import org.jspecify.annotations.NullMarked;
