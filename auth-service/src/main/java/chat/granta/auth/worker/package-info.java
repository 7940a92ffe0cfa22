/**
 * Work that goes on beside requests, each kind on a thread of its own.
 *
 * <p>{@code accounts}, {@code credentials} and {@code provisioning} have such work; Spring starts and stops it.
 *
 * <p>What fails is tried again: a database or a broker that is away comes back.
 */
@NullMarked
package chat.granta.auth.worker;

import org.jspecify.annotations.NullMarked;
