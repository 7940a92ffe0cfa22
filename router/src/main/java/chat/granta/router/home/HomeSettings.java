package chat.granta.router.home;

/**
 * What every home of this installation is governed by.
 *
 * @param domain of the users' addresses
 * @param homePartitions number of partitions of {@code xmpp.user}
 * @param maxResources connected resources a user may have at once
 */
public record HomeSettings(String domain, int homePartitions, int maxResources) {}
