/**
 * Servers of other makers, as Debian packages them, that a test federates with: processes on loopback addresses, each with one user, a service for rooms, and a
 * name server that the test answers for.
 *
 * <p>Neighbours: {@code testkit.process}, {@code testkit.certificates}.
 */
@NullMarked
package chat.granta.testkit.peer;

import org.jspecify.annotations.NullMarked;
