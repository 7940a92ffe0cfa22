/**
 * What every gateway writes to the log, whomever it speaks to: records in the order in which they are handed over
 * ({@link chat.granta.gateway.LogWriter}), and the beginnings of its tenures of delivery partitions
 * ({@link chat.granta.gateway.TenureStart}).
 *
 * <p>Envelopes, topics and keys are {@code chat.granta.bus}. What a gateway reads, and what it keeps for its sessions, is its own
 * to know.
 *
 * <p>See {@code docs/architecture.md}, "Exactly once in effect".
 */
@NullMarked
package chat.granta.gateway;

import org.jspecify.annotations.NullMarked;
