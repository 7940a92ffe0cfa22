/**
 * Components: programs beside the server with a domain of their own, such as gateways to mail or to telephones. They connect here, prove their
 * secret, and send and receive for all addresses of their domain.
 *
 * <p>What is for them comes from {@code chat.granta.s2s.log}; what they send goes to {@code chat.granta.s2s.home}.
 *
 * <p>Source: XEP-0114; ADR 29.
 */
@NullMarked
package chat.granta.s2s.component;

import org.jspecify.annotations.NullMarked;
