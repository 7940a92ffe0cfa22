/**
 * From the log into the trail: what homes, gateways and services report becomes events, exactly once.
 *
 * <p>The only package that knows the ledger and the log's records. Builds on {@code audit.event} and {@code audit.trail}.
 *
 * <p>See {@code docs/adr/0030-homes-report-what-has-become-of-a-stanza.md}.
 */
@NullMarked
package chat.granta.audit.ingest;

import org.jspecify.annotations.NullMarked;
