/**
 * audit-service: the audit trail. What homes, rooms, gateways and services report on the log becomes events in PostgreSQL, which auditors
 * read over HTTP.
 *
 * <p>It writes nothing to the log but dead letters, and has no connection to clients or other servers.
 *
 * <p>See the module's README, and {@code docs/adr/0030-homes-report-what-has-become-of-a-stanza.md}.
 */
@NullMarked
package chat.granta.audit;

import org.jspecify.annotations.NullMarked;
