package chat.granta.muc;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.TrailEvent;
import chat.granta.homes.HomeKind;
import chat.granta.homes.servers.WatchedServers;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.room.RoomSettings;
import chat.granta.muc.room.RoomTurn;
import chat.granta.muc.traffic.CalmPresence;
import chat.granta.muc.traffic.TrafficLimits;
import java.time.Duration;
import java.util.Set;

/** The homes of rooms: the partitions of {@code xmpp.room}. */
public final class RoomHomes {
    /** How often a home looks for what is overdue or no longer needed. */
    private static final Duration TICK = Duration.ofSeconds(10);

    private RoomHomes() {}

    /**
     * @param reported kinds of events that are told to the audit
     * @param policy that says who makes rooms, and of which kind
     * @param limits of what users may do in rooms each second
     * @param calm shows changes of presence in large rooms
     * @param servers asks the servers of those who are in rooms
     */
    public static HomeKind<RoomTurn> of(RoomSettings settings, int partitions, Set<TrailEvent.Kind> reported,
            NamePolicy policy, TrafficLimits limits, CalmPresence calm, WatchedServers servers) {
        var features = new MucFeatures(policy, limits, calm, servers);
        var reactions = features.reactions();
        return new HomeKind<>("muc", Topics.ROOM, partitions, features.stores(),
                Set.of(Topics.USER, Topics.ROOM, Topics.REMOTE, Topics.COMPONENT, Topics.ARCHIVE, Topics.TRAIL),
                reported, TICK, home -> new RoomTurn(settings, home, reactions), new RoomLogic(features.handlers()));
    }
}
