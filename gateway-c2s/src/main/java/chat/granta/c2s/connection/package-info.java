/**
 * Clients' TCP connections: what stands in a pipeline, and which state its stream begins in. The only package that knows both
 * the carrier and the states.
 *
 * <p>Source: RFC 6120 section 3, XEP-0368 (direct TLS).
 */
@NullMarked
package chat.granta.c2s.connection;

import org.jspecify.annotations.NullMarked;
