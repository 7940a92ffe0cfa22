/**
 * User administration: the REST API that lists, adds and removes users of the password file.
 *
 * <p>Builds on {@code passwordfile} and {@code accounts}; guarded by {@code access} with the administrator's token.
 *
 * <p>Errors are problem details as in RFC 9457.
 */
@NullMarked
package chat.granta.auth.users;

import org.jspecify.annotations.NullMarked;
