/**
 * Server dialback: its elements, its keys, and the question whether a key is right.
 *
 * <p>{@code chat.granta.s2s.inbound} asks it and answers it, {@code chat.granta.s2s.outbound} carries questions to other servers.
 *
 * <p>Source: XEP-0220, XEP-0185.
 */
@NullMarked
package chat.granta.s2s.dialback;

import org.jspecify.annotations.NullMarked;
