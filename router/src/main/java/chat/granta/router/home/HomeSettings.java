package chat.granta.router.home;

import chat.granta.bus.wire.Capabilities;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;

/**
 * What every home of this installation is governed by.
 *
 * @param domain of the users' addresses
 * @param maxResources connected resources a user may have at once
 * @param federates whether stanzas for other domains go to their servers
 * @param archiving what is archived of accounts that have not said (XEP-0441 section 2)
 * @param server the server's capabilities (XEP-0115), told to those who write stream features
 * @param iqFromStrangers what becomes of IQs to a client whose presence the asker does not share
 */
public record HomeSettings(String domain, int maxResources, boolean federates, ArchivePreferences archiving,
        Capabilities server, IqFromStrangers iqFromStrangers) {
    /** @throws InvalidJidException when no address can have the domain */
    public HomeSettings {
        domain = Jid.of(null, domain, null).domain();
    }
}
