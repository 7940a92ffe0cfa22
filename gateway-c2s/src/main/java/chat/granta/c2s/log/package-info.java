/**
 * Users' homes, reached over the log. What a client sends goes to its home by a {@code SessionLink}, which numbers it. What homes
 * answer and deliver comes back through the delivery partitions that this gateway reads ({@code DeliveryThread},
 * {@code DeliveryReader}).
 *
 * <p>What is delivered to a managed session (XEP-0198) is kept until its client has acknowledged it ({@code ManagedSessions},
 * {@code SessionQueue}). So this gateway writes deliveries, too: it hands what is kept over to where a session goes on, and carries
 * forward what is kept for long ({@code HandoverWriter}).
 *
 * <p>Streams know only {@code chat.granta.c2s.home}. Writing in order and beginning a tenure are {@code chat.granta.gateway}. See
 * {@code docs/stanza-route.md}, and {@code docs/architecture.md}, "Resumption".
 */
@NullMarked
package chat.granta.c2s.log;

import org.jspecify.annotations.NullMarked;
