/**
 * A real Kafka broker (KRaft, one node) inside this JVM, and a real PostgreSQL as its child process: what
 * {@code standalone} and the tests run on. Both keep their data in a directory between starts, on whichever ports they
 * find free.
 *
 * <p>Knows nothing of Granta's other modules; they learn of it an address to connect to, and for writing a method to call.
 *
 * <p>PostgreSQL's programs come from the {@code io.zonky.test.postgres} binaries; their process is managed here, so that
 * it asks for a password, survives a crash of its parent and needs no particular user.
 */
@NullMarked
package chat.granta.embedded;

import org.jspecify.annotations.NullMarked;
