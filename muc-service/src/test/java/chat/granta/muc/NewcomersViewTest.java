package chat.granta.muc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** XEP-0045 section 7.2.3: whoever enters is shown the others as they are now, whatever those who entered before were shown. */
class NewcomersViewTest {
    private static final Jid CRONE = Jid.parse("crone@localhost/desktop");
    private static final Jid HAG = Jid.parse("hag@localhost/pda");
    private static final String ADMIN = "http://jabber.org/protocol/muc#admin";

    private final RoomBench bench = new RoomBench();
    private int newcomers;

    @BeforeEach
    void twoAreThere() {
        bench.send(RoomRequests.enters(CRONE, "first"));
        bench.send(RoomRequests.accepts(CRONE));
        bench.send(RoomRequests.enters(HAG, "third"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** What somebody who enters now is shown of hag; and the same once more, to another. */
    private String shown() {
        String once = shownTo(Jid.parse("newcomer" + newcomers++ + "@localhost/pda"));
        String again = shownTo(Jid.parse("newcomer" + newcomers++ + "@localhost/pda"));
        assertThat(again).isEqualTo(once);
        return once;
    }

    private String shownTo(Jid newcomer) {
        bench.seen();
        bench.send(RoomRequests.enters(newcomer, newcomer.local()));
        return bench.seen().stream()
                .filter(seen -> seen.to().equals(newcomer) && seen.stanza() instanceof Presence
                        && RoomBench.ROOM.withResource("third").equals(seen.stanza().from()))
                .map(seen -> seen.stanza().payload().toString()).findFirst().orElse("nothing");
    }

    private void give(Jid user, String what, String value) {
        bench.send(RoomRequests.asks(CRONE, RoomBench.ROOM, Iq.Type.SET, Element.named(ADMIN, "query")
                .child(Element.named(ADMIN, "item").attribute(what, value)
                        .attribute(what.equals("role") ? "nick" : "jid",
                                what.equals("role") ? "third" : user.bare().toString())
                        .build())
                .build()));
    }

    @Test
    void presenceRoleAndAffiliationAreThoseOfNow() {
        assertThat(shown()).contains("affiliation='none'", "role='participant'").doesNotContain("away");
        bench.send(new Presence(HAG, RoomBench.ROOM.withResource("third"), null, Presence.Type.AVAILABLE, null,
                Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "show").text("away").build())));
        assertThat(shown()).contains("role='participant'", "away");
        give(HAG, "role", "visitor");
        assertThat(shown()).contains("role='visitor'", "away");
        give(HAG, "affiliation", "member");
        assertThat(shown()).contains("affiliation='member'");
    }

    @Test
    void whoMayKnowSeesWhoSomebodyIsAndNobodyElse() {
        Jid admin = Jid.parse("admin@localhost/pda");
        give(admin, "affiliation", "admin");
        assertThat(shown()).doesNotContain("hag@localhost");
        assertThat(shownTo(admin)).contains("jid='hag@localhost/pda'");
        assertThat(shown()).doesNotContain("hag@localhost");
    }

    @Test
    void whoLeftAndCameBackAsAnotherIsThatOne() {
        String before = shown();
        bench.send(RoomRequests.leaves(HAG, "third"));
        assertThat(shown()).isEqualTo("nothing");
        bench.send(RoomRequests.enters(Jid.parse("witch@localhost/pda"), "third"));
        assertThat(shown()).isNotEqualTo(before).contains("role='participant'");
    }
}
