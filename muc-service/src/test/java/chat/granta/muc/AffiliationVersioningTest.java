package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.muc.broadcast.RoomExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0463: who comes back is told which affiliations have changed, and what they may not see is not among it. */
class AffiliationVersioningTest {
    private static final Jid CRONE = Jid.parse("crone@localhost/desktop");
    private static final Jid HAG = Jid.parse("hag@localhost/pda");
    private static final Jid WICCA = Jid.parse("wicca@localhost/laptop");
    private static final String NAMESPACE = "urn:xmpp:muc:affiliations:1";
    private static final String ADMIN = "http://jabber.org/protocol/muc#admin";

    private final RoomBench bench = new RoomBench();

    /** What the room says of versions in one stanza: to whom, from which to which, and of whom. */
    private record Told(Jid to, String kind, @Nullable String since, String until, List<String> items) {}

    @BeforeEach
    void roomIsThere() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        configure("persistentroom", "1");
        configure("whois", "anyone");
        bench.seen();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void configure(String field, String value) {
        bench.send(RoomRequests.configures(CRONE, "muc#roomconfig_" + field, value));
    }

    private void affiliate(String user, String affiliation) {
        bench.send(RoomRequests.asks(CRONE, RoomBench.ROOM, Iq.Type.SET, Element.named(ADMIN, "query").child(Element
                .named(ADMIN, "item").attribute("jid", user).attribute("affiliation", affiliation).build()).build()));
    }

    /** Somebody comes, knowing that version, or none when it is null, and goes again: what the room has told them. */
    private List<Told> visit(Jid who, @Nullable String since) {
        bench.seen();
        bench.send(new Presence(who, RoomBench.ROOM.withResource("visitor"), "v", Presence.Type.AVAILABLE, null,
                Payload.of(Element.named(RoomExtension.ENTER, "x")
                        .child(Element.named(NAMESPACE, "mav").attribute("since", since).build()).build())));
        List<Told> told = told(who);
        bench.send(RoomRequests.leaves(who, "visitor"));
        bench.seen();
        return told;
    }

    /** The version that somebody who comes is told. */
    private String version(Jid who) {
        return visit(who, null).getLast().until();
    }

    private List<Told> told(Jid who) {
        List<Told> all = new ArrayList<>();
        for (RoomBench.Seen seen : bench.seen()) {
            for (Element x : seen.stanza().payload().elements()) {
                Element mav = x.name().namespace().equals(RoomExtension.USER) ? x.child(NAMESPACE, "mav") : null;
                if (mav != null && seen.to().equals(who)) {
                    all.add(new Told(seen.to(), seen.stanza().name(), mav.attribute("since"),
                            Objects.requireNonNull(mav.attribute("until")),
                            x.children().stream().filter(child -> child.name().localName().equals("item"))
                                    .map(item -> item.attribute("jid") + " " + item.attribute("affiliation"))
                                    .toList()));
                }
            }
        }
        return all;
    }

    @Test
    void whoKnowsNothingIsToldAllBeforeAnyPresence() {
        affiliate("hag@localhost", "member");
        bench.seen();
        bench.send(new Presence(HAG, RoomBench.ROOM.withResource("third"), "v", Presence.Type.AVAILABLE, null,
                Payload.of(Element.named(RoomExtension.ENTER, "x").child(Element.named(NAMESPACE, "mav").build())
                        .build())));
        List<RoomBench.Seen> seen = bench.seen().stream().filter(one -> one.to().equals(HAG)).toList();
        assertThat(seen.getFirst().stanza().name()).isEqualTo("message");
        assertThat(seen.getFirst().stanza().payload().toString()).contains("crone@localhost").contains("owner")
                .contains("hag@localhost").contains("member").doesNotContain("since");
        assertThat(seen.get(1).stanza().name()).isEqualTo("presence");
    }

    @Test
    void nobodyElseSeesWhichVersionAClientKnows() {
        bench.send(new Presence(HAG, RoomBench.ROOM.withResource("third"), "v", Presence.Type.AVAILABLE, null,
                Payload.of(Element.named(RoomExtension.ENTER, "x").child(Element.named(NAMESPACE, "mav").build())
                        .build())));
        assertThat(bench.seen()).filteredOn(one -> one.to().equals(CRONE)).isNotEmpty()
                .allSatisfy(one -> assertThat(one.stanza().payload().toString()).doesNotContain(NAMESPACE));
    }

    @Test
    void whoComesBackIsToldWhatHasChangedOnce() {
        affiliate("macbeth@localhost", "member");
        String before = version(HAG);
        affiliate("wicca@localhost", "member");
        affiliate("macbeth@localhost", "none");
        affiliate("wicca@localhost", "admin");
        List<Told> told = visit(HAG, before);
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().kind()).isEqualTo("message");
        assertThat(told.getFirst().since()).isEqualTo(before);
        assertThat(told.getFirst().items()).containsExactly("macbeth@localhost none", "wicca@localhost admin");
        assertThat(told.getLast().kind()).isEqualTo("presence");
        assertThat(told.getLast().until()).isEqualTo(told.getFirst().until()).isNotEqualTo(before);
    }

    @Test
    void whoKnowsThePresentVersionIsToldNoMoreThanThatItIs() {
        String present = version(HAG);
        assertThat(visit(HAG, present)).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo("presence");
            assertThat(told.until()).isEqualTo(present);
        });
    }

    /** A nickname or a reason is no affiliation. */
    @Test
    void aVersionStandsForAffiliationsAlone() {
        affiliate("hag@localhost", "member");
        String before = version(HAG);
        affiliate("hag@localhost", "member");
        configure("roomname", "Coven");
        bench.send(RoomRequests.says(CRONE, "When?"));
        assertThat(version(HAG)).isEqualTo(before);
    }

    @Test
    void eachChangeIsToldWithTheVersionsOnBothSidesOfIt() {
        bench.send(RoomRequests.enters(WICCA, "second"));
        String before = told(WICCA).getLast().until();
        affiliate("hag@localhost", "member");
        affiliate("wicca@localhost", "admin");
        affiliate("example.org", "outcast");
        List<Told> told = told(WICCA);
        assertThat(told).extracting(Told::kind).containsExactly("message", "presence", "message");
        assertThat(told).extracting(Told::items).containsExactly(List.of("hag@localhost member"),
                List.of("wicca@localhost/laptop admin"), List.of("example.org outcast"));
        assertThat(told.get(0).since()).isEqualTo(before);
        assertThat(told.get(1).since()).isEqualTo(told.get(0).until());
        assertThat(told.get(2).since()).isEqualTo(told.get(1).until());
        assertThat(told).extracting(Told::until).doesNotHaveDuplicates().doesNotContain(before);
    }

    @Test
    void whoIsRemovedByABanOfTheirDomainIsNotToldOfAsIfTheyHadBeenBanned() {
        Jid stranger = Jid.parse("stranger@example.org/x");
        bench.send(RoomRequests.enters(stranger, "stranger"));
        bench.seen();
        affiliate("example.org", "outcast");
        assertThat(told(CRONE)).singleElement()
                .satisfies(told -> assertThat(told.items()).containsExactly("example.org outcast"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1", "1-", "1-AAAAAAAA", "zzzzzzzzzzzzzzzzzzzzzzzz-AAAAAAAA", "-1-AAAAAAAA",
            "x y"})
    void whoKnowsAVersionThatNeverWasIsToldAll(String version) {
        assertThat(visit(HAG, version).getFirst()).satisfies(told -> {
            assertThat(told.kind()).isEqualTo("message");
            assertThat(told.since()).isNull();
            assertThat(told.items()).containsExactly("crone@localhost owner");
        });
    }

    @Test
    void whoKnowsAVersionFromBeforeAllThatIsRememberedIsToldAll() {
        String before = version(HAG);
        for (int number = 0; number < 100; number++) {
            affiliate("witch" + number + "@localhost", "member");
        }
        List<Told> told = visit(HAG, before);
        assertThat(told.getFirst().since()).isEqualTo(before);
        assertThat(told.getFirst().items()).hasSize(100);
        affiliate("macbeth@localhost", "member");
        told = visit(HAG, before);
        assertThat(told.getFirst().since()).isNull();
        assertThat(told.getFirst().items()).hasSize(102);
    }

    /** The list of those who are banned is the admins' (XEP-0045 9.2). */
    @Test
    void whoDoesNotSeeWhoIsBannedLearnsThatSomebodyHasNoAffiliationAnyMore() {
        affiliate("macbeth@localhost", "member");
        affiliate("banquo@localhost", "outcast");
        String before = version(HAG);
        assertThat(visit(HAG, null).getFirst().items()).containsExactly("crone@localhost owner",
                "macbeth@localhost member");
        affiliate("macbeth@localhost", "outcast");
        assertThat(visit(HAG, before).getFirst().items()).containsExactly("macbeth@localhost none");
        assertThat(visit(Jid.parse("crone@localhost/phone"), before).getFirst().items())
                .containsExactly("macbeth@localhost outcast");
    }

    /** What was the case when somebody was not to know is not told by what has changed since. */
    @Test
    void whoSeesMoreThanBeforeIsToldAll() {
        affiliate("banquo@localhost", "outcast");
        String before = version(HAG);
        affiliate("hag@localhost", "admin");
        String since = version(HAG);
        assertThat(visit(HAG, before).getFirst().items()).containsExactlyInAnyOrder("crone@localhost owner",
                "banquo@localhost outcast", "hag@localhost admin");
        assertThat(visit(HAG, since).getFirst().items()).hasSize(3);
        affiliate("banquo@localhost", "none");
        assertThat(visit(HAG, since).getFirst().since()).isNull();
        String present = version(HAG);
        assertThat(visit(HAG, present)).hasSize(1);
    }

    @Test
    void whoMayNotSeeTheListsIsRefusedAndEntersAllTheSame() {
        configure("whois", "moderators");
        bench.seen();
        bench.send(new Presence(HAG, RoomBench.ROOM.withResource("third"), "foo", Presence.Type.AVAILABLE, null,
                Payload.of(Element.named(RoomExtension.ENTER, "x").child(Element.named(NAMESPACE, "mav").build())
                        .build())));
        List<RoomBench.Seen> seen = bench.seen().stream().filter(one -> one.to().equals(HAG)).toList();
        assertThat(seen).extracting(RoomBench.Seen::toString).startsWith(
                "hag@localhost/pda: message error coven@group.localhost forbidden",
                "hag@localhost/pda: presence coven@group.localhost/first",
                "hag@localhost/pda: presence coven@group.localhost/third 110");
        assertThat(seen.getFirst().stanza().id()).isEqualTo("foo");
        assertThat(seen.get(2).stanza().payload().toString()).doesNotContain(NAMESPACE);
    }

    @Test
    void whenTheRoomShowsOtherListsThanBeforeEverybodyIsToldAll() {
        String before = version(HAG);
        configure("whois", "moderators");
        configure("whois", "anyone");
        assertThat(visit(HAG, before).getFirst().since()).isNull();
    }

    @Test
    void anotherRoomOfThatNameKnowsNoneOfItsVersions() {
        String before = version(HAG);
        bench.send(RoomRequests.asks(CRONE, RoomBench.ROOM, Iq.Type.SET,
                Element.named("http://jabber.org/protocol/muc#owner", "query").child(
                        Element.named("http://jabber.org/protocol/muc#owner", "destroy").build()).build()));
        roomIsThere();
        assertThat(visit(HAG, before).getFirst().since()).isNull();
    }

    /** Nobody is there for a while, so that the room goes to the database and comes back. */
    private void roomSleeps() {
        bench.send(RoomRequests.leaves(CRONE, "first"));
        bench.pass(Duration.ofMinutes(2));
        bench.seen();
    }

    @Test
    void versionsOutliveTheRoomsSleep() {
        String before = version(HAG);
        affiliate("macbeth@localhost", "member");
        roomSleeps();
        assertThat(visit(HAG, before).getFirst().items()).containsExactly("macbeth@localhost member");
    }

    /** Whatever the database forgets while the room is not here makes another version, each time. */
    @Test
    void accountsThatEndMeanwhileMakeAnotherVersion() {
        affiliate("macbeth@localhost", "member");
        affiliate("banquo@localhost", "member");
        String version = version(HAG);
        for (String account : List.of("macbeth@localhost", "banquo@localhost")) {
            roomSleeps();
            bench.removed(Jid.parse(account));
            List<Told> told = visit(HAG, version);
            assertThat(told.getFirst().since()).isNull();
            assertThat(told.getFirst().items()).doesNotContain(account + " member");
            assertThat(told.getFirst().until()).isNotEqualTo(version);
            version = told.getFirst().until();
            bench.send(RoomRequests.enters(CRONE, "first"));
            assertThat(visit(HAG, version)).hasSize(1);
        }
    }
}
