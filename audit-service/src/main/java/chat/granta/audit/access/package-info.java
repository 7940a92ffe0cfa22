/**
 * Who may call the service's HTTP interface.
 *
 * <p>See {@code docs/security.md}, "HTTP, operators and auditors".
 */
@NullMarked
package chat.granta.audit.access;

import org.jspecify.annotations.NullMarked;
