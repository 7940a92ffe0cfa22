package chat.granta.muc.room;

import java.util.Set;

/**
 * What every room of this installation is governed by.
 *
 * @param domain of the rooms' addresses
 * @param userDomain of the users' addresses
 * @param userPartitions of the users' homes
 * @param federates whether users of other servers may be in rooms
 * @param components domains of components (XEP-0114), whose users may be
 */
public record RoomSettings(String domain, String userDomain, int userPartitions, boolean federates,
        Set<String> components) {}
