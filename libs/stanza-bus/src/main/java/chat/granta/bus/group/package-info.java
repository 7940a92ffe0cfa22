/** Members of consumer groups. Used by {@code chat.granta.bus}, and by its consumers that hear; source: Kafka's clients. */
@NullMarked
package chat.granta.bus.group;

import org.jspecify.annotations.NullMarked;
