package chat.granta.router.home;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;

/**
 * A domain of ours, and where what is addressed to it goes: a topic that is partitioned by bare JID.
 *
 * @param partitions of the topic
 * @param takesDomain whether what is addressed to the domain itself goes there too; if not, the server answers it
 */
public record Destination(String domain, String topic, int partitions, boolean takesDomain) {
    /** @throws InvalidJidException when no address can have the domain */
    public Destination {
        domain = Jid.of(null, domain, null).domain();
    }

    /** Whether an address of this domain is served there. */
    public boolean takes(Jid address) {
        return address.local() != null || takesDomain;
    }
}
