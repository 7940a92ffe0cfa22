/**
 * How streams speak with the homes of local users: interfaces, without Kafka, and what holds a stream to their pace. {@code chat.granta.s2s.log} implements them.
 *
 * <p>Source: RFC 6120 section 10.
 */
@NullMarked
package chat.granta.s2s.home;

import org.jspecify.annotations.NullMarked;
