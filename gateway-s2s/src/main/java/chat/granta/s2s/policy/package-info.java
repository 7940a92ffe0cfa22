/**
 * Whom this server speaks with, and on what terms: domains and addresses that are allowed or denied, and what each must prove.
 *
 * <p>{@link chat.granta.s2s.policy.DomainPolicy} is asked wherever a domain is named, {@link chat.granta.s2s.policy.AddressPolicy} wherever
 * a connection begins.
 *
 * <p>Source: RFC 6120 sections 13.7 and 13.12, RFC 5782; ADR 24.
 */
@NullMarked
package chat.granta.s2s.policy;

import org.jspecify.annotations.NullMarked;
