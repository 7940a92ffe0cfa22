package chat.granta.muc.owner;

import chat.granta.bus.wire.RoomConfiguration;
import chat.granta.bus.wire.RoomConfiguration.Role;
import java.util.List;

/** XEP-0045 section 10.1: what a room is like that nobody has configured, as with other servers: public, open, and temporary. */
public final class DefaultConfiguration {
    private static final int HISTORY_LENGTH = 20;
    private static final List<Role> ALL = List.of(Role.MODERATOR, Role.PARTICIPANT, Role.VISITOR);

    private DefaultConfiguration() {}

    public static RoomConfiguration of() {
        return RoomConfiguration.newBuilder().setSubjectChanges(true).setInvitations(true).setVoiceRequests(true)
                .addAllPresenceBroadcast(ALL).addAllMemberList(ALL).setHistoryLength(HISTORY_LENGTH).build();
    }
}
