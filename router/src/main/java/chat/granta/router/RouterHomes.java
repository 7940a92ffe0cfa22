package chat.granta.router;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.TrailEvent;
import chat.granta.homes.HomeKind;
import chat.granta.homes.RecordLogic;
import chat.granta.router.home.HomeSettings;
import chat.granta.router.home.Turn;
import java.time.Duration;
import java.util.Set;

/** The homes of local users: the partitions of {@code xmpp.user}. */
final class RouterHomes {
    /** How often a home looks for what is overdue or no longer needed. */
    private static final Duration TICK = Duration.ofMinutes(1);

    private RouterHomes() {}

    static HomeKind<Turn> of(HomeSettings settings, int partitions, Set<TrailEvent.Kind> reported,
            RecordLogic<Turn> logic, RouterFeatures features) {
        var reactions = features.reactions();
        return new HomeKind<>("router", Topics.USER, partitions, features.stores(),
                Set.of(Topics.USER, Topics.ROOM, Topics.DELIVERY, Topics.ARCHIVE,
                        Topics.OFFLINE, Topics.REMOTE, Topics.COMPONENT, Topics.TRAIL),
                reported, TICK,
                home -> new Turn(settings, features.destinations(), home, logic, reactions), logic);
    }
}
