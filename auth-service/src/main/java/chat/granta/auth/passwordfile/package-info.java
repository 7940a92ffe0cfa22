/**
 * The password file in the mail system's format: read, watched, and edited line by line.
 *
 * <p>The other packages ask {@link chat.granta.auth.passwordfile.PasswordFileWatch} for its present content. Names are
 * localparts of addresses, in their enforced form.
 *
 * <p>SCRAM keys are those of RFC 5802 section 3 with SHA-256 (RFC 7677).
 */
@NullMarked
package chat.granta.auth.passwordfile;

import org.jspecify.annotations.NullMarked;
