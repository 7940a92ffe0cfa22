/**
 * The service's two ways into the database: under the role {@code granta_audit}, which adds to the trail and cannot change it, and
 * as the schema's owner, who makes and drops partitions.
 *
 * <p>Configuration only.
 */
@NullMarked
package chat.granta.audit.database;

import org.jspecify.annotations.NullMarked;
