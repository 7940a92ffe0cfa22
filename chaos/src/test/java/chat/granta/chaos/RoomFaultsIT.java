package chat.granta.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.chaos.cluster.Database;
import chat.granta.chaos.cluster.GatewayProcess;
import chat.granta.chaos.people.Company;
import chat.granta.chaos.people.Outcome;
import chat.granta.chaos.people.RoomGuest;
import chat.granta.chaos.people.RoomGuest.Welcome;
import chat.granta.testkit.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** People talk in rooms (XEP-0045) while what keeps the rooms, or what they are connected to, dies. */
@ExtendWith(Worlds.class)
class RoomFaultsIT {
    private static final int ENOUGH = 5;
    private static final int MOST_KILLS = 8;
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String SERVICE = "group.localhost";
    private static final String SUBJECT = "When shall we three meet again?";

    /** Of the two, each room has one; the other has standbys, and has all rooms when the second one dies. */
    @Test
    void ownersKilledOneAfterTheOther(Trial trial) throws Exception {
        trial.roomsGoOn("muc-service killed, then the other (rooms)", company -> {
            for (ServiceProcess rooms : trial.world().rooms()) {
                rooms.kill();
                company.awaitFlow(ENOUGH);
                company.pingAll();
                rooms.startAgain();
            }
        });
    }

    @Test
    @Whole
    void ownerPaused(Trial trial) throws Exception {
        trial.roomsGoOn("muc-service paused for 10 s, woken (rooms)", company -> {
            for (ServiceProcess rooms : trial.world().rooms()) {
                rooms.pause();
                Outage.ofSeconds(10);
                rooms.wake();
                company.awaitFlow(ENOUGH);
            }
        });
    }

    /** What was said meanwhile is in the rooms' archives afterwards, too, once. */
    @Test
    @Whole
    void archiveServiceKilled(Trial trial) throws Exception {
        ServiceProcess archive = trial.world().archive();
        trial.roomsGoOn("archive-service killed (rooms)", company -> {
            archive.kill();
            company.awaitFlow(ENOUGH);
            archive.startAgain();
        });
    }

    /** Homes spread over a third process, and come back from it when it dies. */
    @Test
    @Whole
    void anotherProcessComesAndIsKilled(Trial trial) throws Exception {
        trial.roomsGoOn("a third muc-service comes, is killed (rooms)", company -> {
            try (ServiceProcess third = trial.world().cluster().startRooms(Map.of())) {
                third.awaitReady();
                company.awaitFlow(ENOUGH);
                third.kill();
                company.awaitFlow(ENOUGH);
            }
        });
    }

    /** Occupants resume at the other gateway, and nobody in their rooms has seen them go. */
    @Test
    @Whole
    void gatewayKilled(Trial trial) throws Exception {
        ServiceProcess gateway = trial.world().gateways().getFirst().process();
        trial.roomsGoOn("gateway killed (rooms)", company -> {
            gateway.kill();
            company.awaitFlow(ENOUGH);
            gateway.startAgain();
        });
    }

    @Test
    @Whole
    void routerKilled(Trial trial) throws Exception {
        trial.roomsGoOn("router killed, then the other (rooms)", company -> {
            for (ServiceProcess router : trial.world().routers()) {
                router.kill();
                company.awaitFlow(ENOUGH);
                router.startAgain();
            }
        });
    }

    /** Their homes, which die too, take them out of the room: at once, or when nobody has resumed in time. */
    @Test
    @Whole
    void whoNeverReturnsHasLeft(Trial trial) throws Exception {
        trial.roomsGoOn("occupants never return, routers killed meanwhile (rooms)", company -> {
            String crowd = trial.nextCrowd();
            try (ServiceProcess doomed = visit(trial, company, crowd)) {
                doomed.kill();
                company.guestsVanish();
                for (ServiceProcess router : trial.world().routers()) {
                    router.kill();
                    company.awaitFlow(ENOUGH);
                    router.startAgain();
                }
                company.awaitGone(Set.of(crowd + 0, crowd + 1));
            }
        });
    }

    /** One with stream management and one without come over a gateway of their own. */
    private static ServiceProcess visit(Trial trial, Company company, String crowd) throws Exception {
        GatewayProcess gateway = trial.world().cluster().startGateway(Map.of("granta.c2s.resume-timeout", "10s"));
        gateway.process().awaitReady();
        company.invite(crowd + 0, true, gateway);
        company.invite(crowd + 1, false, gateway);
        return gateway.process();
    }

    /** Nobody who was there is dropped; whoever comes afterwards finds the room as it was. */
    @Test
    @Whole
    void everythingStoppedAndStarted(Trial trial) throws Exception {
        GatewayProcess gateway = trial.world().gateways().getFirst();
        String crowd = trial.nextCrowd();
        trial.roomsGoOn("everything stopped and started (rooms)", company -> {
            String room = company.rooms().getFirst();
            furnish(trial, company, crowd);
            String before = describe(gateway, crowd, room);
            trial.world().stopServices();
            trial.world().mend();
            company.awaitFlow(ENOUGH);
            assertThat(describe(gateway, crowd, room)).isEqualTo(before);
            assertThat(look(gateway, crowd, room).subject()).isEqualTo(SUBJECT);
            assertThat(look(gateway, crowd, room).history()).hasSizeGreaterThanOrEqualTo(ENOUGH);
        });
    }

    /** Whoever is in a room goes on; a room in which nobody is has to be looked up, and that fails after a while. */
    @Test
    @Whole
    void databaseStopped(Trial trial) throws Exception {
        Database database = trial.world().cluster().database();
        GatewayProcess gateway = trial.world().gateways().getFirst();
        String crowd = trial.nextCrowd();
        trial.roomsGoOn("PostgreSQL stopped for 60 s (rooms)", company -> {
            try (RoomGuest guest = RoomGuest.as(crowd + 0, gateway)) {
                // Their home has to know whom they block before the database goes; whoever logs in later waits for it.
                guest.enter(company.rooms().getFirst(), "guest");
                guest.leave(company.rooms().getFirst(), "guest");
                database.stop();
                assertThat(guest.enter(company.rooms().getFirst(), "guest").refusal()).isEmpty();
                assertThat(guest.enter(crowd + "empty@" + SERVICE, "guest").refusal())
                        .isEqualTo("wait resource-constraint");
                guest.leave(company.rooms().getFirst(), "guest");
            }
            Outage.ofSeconds(30);
            database.startAgain();
            try (RoomGuest later = RoomGuest.as(crowd + 1, gateway)) {
                await("a room can be looked up again").atMost(LONG).until(
                        () -> later.enter(crowd + "empty@" + SERVICE, "guest").refusal().isEmpty());
            }
        });
    }

    /** A backup of PostgreSQL, and a Kafka that has never heard of anything: rooms are what they were, and are found. */
    @Test
    @Whole
    void databaseRestoredBesideAFreshLog(Trial trial, @TempDir Path backups) throws Exception {
        World world = trial.world();
        GatewayProcess gateway = world.gateways().getFirst();
        String crowd = trial.nextCrowd();
        world.openRooms();
        String room;
        String before;
        try (Company company = trial.gatherInRooms()) {
            room = company.rooms().getFirst();
            furnish(trial, company, crowd);
            before = describe(gateway, crowd, room);
            company.leave();
        }
        trial.awaitEverythingRead("people have left");
        Database database = world.cluster().database();
        database.backUp(backups.resolve("postgres"));
        world.stopServices();
        database.restore(backups.resolve("postgres"));
        world.cluster().brokers().beginAnew();
        world.mend();
        try (RoomGuest guest = RoomGuest.as(crowd + 1, gateway)) {
            assertThat(guest.ask(SERVICE, "get", "<query xmlns='http://jabber.org/protocol/disco#items'/>"))
                    .contains(room);
        }
        assertThat(describe(gateway, crowd, room)).isEqualTo(before);
        assertThat(look(gateway, crowd, room).subject()).isEqualTo(SUBJECT);
    }

    /** The suite can fail: where routers do not keep the replay rule, what a dead owner has said is heard again. */
    @Test
    @Whole
    void withoutTheReplayRuleMessagesAreDoubled(Trial trial) throws Exception {
        World world = trial.world();
        world.openRooms();
        for (ServiceProcess router : world.routers()) {
            router.terminate();
        }
        try (ServiceProcess router = world.cluster().startRouter(Map.of("granta.router.replay-rule", "false"))) {
            router.awaitReady();
            try (Company company = trial.gatherInRooms()) {
                company.begin();
                long since = System.nanoTime();
                Outcome outcome = company.outcome(since);
                for (int kills = 0; outcome.doubled() == 0 && kills < MOST_KILLS; kills++) {
                    ServiceProcess doomed = world.rooms().get(kills % 2);
                    company.awaitFlow(ENOUGH);
                    doomed.kill();
                    company.awaitFlow(ENOUGH);
                    doomed.startAgain();
                    outcome = company.outcome(since);
                }
                trial.add("muc-service killed, no replay rule (rooms)", outcome);
                assertThat(outcome.doubled()).isPositive();
            }
        } finally {
            world.mend();
        }
    }

    /** The owner of the first room gives it a subject and a member. */
    private static void furnish(Trial trial, Company company, String crowd) throws Exception {
        String room = company.rooms().getFirst();
        String owner = company.owner();
        try (RoomGuest guest = RoomGuest.as(owner, trial.world().gateways().getFirst())) {
            guest.enter(room, owner);
            guest.changeSubject(room, SUBJECT);
            guest.ask(room, "set",
                    "<query xmlns='http://jabber.org/protocol/muc#admin'><item affiliation='member' jid='"
                            + crowd + "0@localhost'/></query>");
        }
    }

    /** What service discovery says of a room, and what its member is to it. */
    private static String describe(GatewayProcess gateway, String crowd, String room) throws Exception {
        try (RoomGuest guest = RoomGuest.as(crowd + 0, gateway)) {
            String affiliation = guest.enter(room, "member").affiliation();
            guest.leave(room, "member");
            return affiliation + guest.ask(room, "get", "<query xmlns='http://jabber.org/protocol/disco#info'/>")
                    .replaceAll("id=\"[^\"]*\"|<field[^>]*muc#roominfo_(occupants|subject).*?</field>", "");
        }
    }

    private static Welcome look(GatewayProcess gateway, String crowd, String room) throws Exception {
        try (RoomGuest guest = RoomGuest.as(crowd + 1, gateway)) {
            Welcome welcome = guest.enter(room, "looker");
            guest.leave(room, "looker");
            return welcome;
        }
    }
}
