package chat.granta.router.home;

import chat.granta.bus.wire.Capabilities;

/**
 * What every home of this installation is governed by.
 *
 * @param domain of the users' addresses
 * @param maxResources connected resources a user may have at once
 * @param server the server's capabilities (XEP-0115), told to those who write stream features
 */
public record HomeSettings(String domain, int maxResources, Capabilities server) {}
