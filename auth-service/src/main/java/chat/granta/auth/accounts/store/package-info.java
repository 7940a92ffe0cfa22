/**
 * The tables of auth-service's own schema, {@code auth}.
 *
 * <p>Entities stay in here: what leaves are values.
 *
 * <p>The schema is made by Flyway from {@code chat/granta/auth/db}.
 */
@NullMarked
package chat.granta.auth.accounts.store;

import org.jspecify.annotations.NullMarked;
