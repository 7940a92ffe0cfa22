package chat.granta.archive;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.archive.log.TestArchive;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Payload;
import chat.granta.model.Stanza;
import chat.granta.testkit.payload.HostileElement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever stands in a request, it is answered, and is no dead letter: nothing throws, and the database refuses nothing. */
class HostileRequestProperties {
    private static final String MAM = "urn:xmpp:mam:2";

    private final TestArchive archive = new TestArchive();

    private void isAnswered(Iq.Type type, String name, String xml) {
        List<Stanza> received = archive.ask(type,
                new Payload(List.of(new ElementName(MAM, name)), xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(received.getLast()).isInstanceOf(Iq.class);
    }

    @Property(tries = 1500)
    void anyRequestIsAnswered(@ForAll long seed) {
        var random = new Random(seed);
        archive.archive("romeo@example.org/orchard", "id" + seed, TestArchive.NOON);
        Iq.Type type = random.nextBoolean() ? Iq.Type.GET : Iq.Type.SET;
        String name = List.of("query", "prefs", "metadata").get(random.nextInt(3));
        isAnswered(type, name, HostileElement.of(random, MAM, name));
    }

    @Property(tries = 1500)
    void anyFormIsAnswered(@ForAll long seed) {
        String form = HostileElement.form(new Random(seed), MAM, "with", "start", "end", "before-id", "after-id", "ids",
                "other");
        isAnswered(Iq.Type.SET, "query", "<query xmlns='" + MAM + "'>" + form + "</query>");
    }

    @Property(tries = 300)
    void anyMessageIsArchived(@ForAll long seed) {
        String retraction = HostileElement.of(new Random(seed), "urn:xmpp:message-retract:1", "retract");
        archive.retract(retraction, "id" + seed);
        archive.moderate(retraction, "moderated" + seed);
        assertThat(archive.ask(Iq.Type.SET, new Payload(List.of(new ElementName(MAM, "query")),
                ("<query xmlns='" + MAM
                        + "'><set xmlns='http://jabber.org/protocol/rsm'><max>1</max><before/></set></query>")
                        .getBytes(StandardCharsets.UTF_8))))
                .hasSize(2);
    }

    @Property(tries = 20)
    void anIdOfAQueryIsRepeatedInEachResultOrRefused(@ForAll long seed) {
        archive.archive("romeo@example.org/orchard", "id" + seed, TestArchive.NOON);
        isAnswered(Iq.Type.SET, "query", "<query xmlns='" + MAM + "' queryid=\"" + "'".repeat(250_000) + "\"/>");
    }
}
