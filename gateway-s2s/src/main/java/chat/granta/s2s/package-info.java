/**
 * The gateway for other servers: streams with the servers of other domains, in both directions. {@code S2sGatewayApplication} runs it
 * alone, {@code S2sGatewayConfiguration} wires it.
 *
 * <p>Stanzas for other domains come from the log ({@code xmpp.remote}); what other servers send goes to the homes of its addressees.
 * Homes and services know nothing of streams, and the streams know nothing of Kafka.
 *
 * <p>Source: RFC 6120, XEP-0220 (dialback), XEP-0178 (SASL EXTERNAL), XEP-0368 (direct TLS).
 */
@NullMarked
package chat.granta.s2s;

import org.jspecify.annotations.NullMarked;
