/**
 * gateway-c2s as a Spring application: settings and wiring, and nothing that happens on a stream.
 *
 * <p>{@link chat.granta.c2s.C2sGatewayConfiguration} is what standalone imports;
 * {@link chat.granta.c2s.C2sGatewayApplication} runs the gateway alone. All other packages are wired here.
 *
 * <p>See {@code gateway-c2s/README.md}.
 */
@NullMarked
package chat.granta.c2s;

import org.jspecify.annotations.NullMarked;
