package chat.granta.archive.history;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.archive.log.TestArchive;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.model.Stanza;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the conformance plays cannot show: months, clocks that went backwards, large messages. */
class QueryAnswerTest {
    private static final long DAY = 86_400_000;
    private static final String ROMEO = "romeo@example.org/orchard";

    private final TestArchive archive = new TestArchive();

    private List<String> ids(Element query) {
        return archive.ask(Iq.Type.SET, query).stream().filter(Message.class::isInstance)
                .map(result -> result.payload().elements().getFirst().attribute("id")).toList();
    }

    private static Element query(String set) {
        var rsm = Element.named("http://jabber.org/protocol/rsm", "set");
        for (String each : set.split(" ")) {
            String[] pair = each.split("=", 2);
            rsm.child(pair[0], pair[1]);
        }
        return Element.named("urn:xmpp:mam:2", "query").child(rsm.build()).build();
    }

    @Test
    void theOrderIsTheLogsWhateverTheClocksSaid() {
        archive.archive(ROMEO, "a", TestArchive.NOON);
        archive.archive(ROMEO, "b", TestArchive.NOON - 40 * DAY);
        archive.archive(ROMEO, "c", TestArchive.NOON + 40 * DAY);
        archive.archive(ROMEO, "d", TestArchive.NOON - 1);
        assertThat(ids(query("max=3"))).containsExactly("a", "b", "c");
        assertThat(ids(query("max=3 after=b"))).containsExactly("c", "d");
        assertThat(ids(query("max=2 before="))).containsExactly("c", "d");
        assertThat(ids(query("max=2 before=c"))).containsExactly("a", "b");
    }

    @Test
    void aPageEndsBeforeItIsTooLarge() {
        for (int i = 0; i < 5; i++) {
            archive.archive(ROMEO, "m" + i, "x".repeat(300_000), TestArchive.NOON);
        }
        List<Stanza> page = archive.ask(Iq.Type.SET, query("max=10"));
        assertThat(page).hasSize(4);
        assertThat(page.getLast().payload().toString()).doesNotContain("complete");
        assertThat(ids(query("max=10 after=m2"))).containsExactly("m3", "m4");
    }

    @Test
    void noPageIsLargerThanTheServerLikes() {
        for (int i = 0; i < 101; i++) {
            archive.archive(ROMEO, "m" + i, TestArchive.NOON);
        }
        assertThat(ids(query("max=1000"))).hasSize(100);
        assertThat(ids(Element.named("urn:xmpp:mam:2", "query").build())).hasSize(50);
    }
}
