package chat.granta.roster.pep.store;

import java.time.Instant;

/**
 * XEP-0060 section 4: an item of a node.
 *
 * @param position rises with each publication at the service
 * @param xml the payload, self-contained; empty when there is none
 */
public record Item(String id, long position, Instant published, String xml) {}
