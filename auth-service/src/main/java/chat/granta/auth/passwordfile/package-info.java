/**
 * The password file in the mail system's format: read, watched, and edited line by line; and the lists of users that say
 * who of it counts.
 *
 * <p>The other packages ask {@link chat.granta.auth.passwordfile.PasswordFileWatch} for its present content. Names are
 * localparts of addresses, in their enforced form.
 *
 * <p>The forms of hashes are those of crypt(3), of LDAP (RFC 2307) and of SCRAM (RFC 5802 section 3).
 */
@NullMarked
package chat.granta.auth.passwordfile;

import org.jspecify.annotations.NullMarked;
