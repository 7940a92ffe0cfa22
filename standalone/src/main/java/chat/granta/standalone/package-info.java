/**
 * Every service in one JVM and one Spring context, with an embedded Kafka broker and PostgreSQL.
 *
 * <p>Wires the services' own configurations; it holds no feature of its own. {@code ./granta} starts it.
 *
 * <p>See the README at the root.
 */
@NullMarked
package chat.granta.standalone;

import org.jspecify.annotations.NullMarked;
