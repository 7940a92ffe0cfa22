/**
 * XEP-0198 as a client's session has it: enabled when the home counts too, resumed where the home says so, and with it asked
 * whether the client is there. The counting itself is {@code chat.granta.stream.management}, which servers can use as well.
 *
 * <p>Source: XEP-0198 sections 3 to 5.
 */
@NullMarked
package chat.granta.c2s.management;

import org.jspecify.annotations.NullMarked;
