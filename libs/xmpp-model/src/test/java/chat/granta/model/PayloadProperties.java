package chat.granta.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.testkit.payload.MixedContent;
import chat.granta.testkit.payload.MixedContent.Child;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever others write, what is not taken out of it stays byte for byte. */
class PayloadProperties {
    private static final ElementName STANZA_ID = new ElementName("urn:xmpp:sid:0", "stanza-id");
    private static final Map<String, ElementName> CHILDREN = Map.of("<i xmlns='urn:i'/>", new ElementName("urn:i", "i"),
            "<stanza-id xmlns='urn:xmpp:sid:0'/>", STANZA_ID, "<s:stanza-id xmlns:s='urn:xmpp:sid:0'>]]</s:stanza-id>",
            STANZA_ID);
    private static final Jid ROMEO = Jid.parse("romeo@example.net/orchard");

    private static ElementName name(Child child) {
        return new ElementName(child.namespace(), child.localName());
    }

    private static Payload payload(MixedContent content) {
        return new Payload(content.children().stream().map(PayloadProperties::name).toList(),
                content.xml().getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2000)
    void whatStaysIsTheSameByteForByte(@ForAll long seed) {
        var random = new Random(seed);
        MixedContent content = MixedContent.of(random);
        Payload payload = payload(content);
        assertThat(payload.elements()).extracting(Element::name).isEqualTo(payload.names());
        for (ElementName unwanted : Set.copyOf(payload.names())) {
            assertThat(payload.without(Set.of(unwanted)))
                    .isEqualTo(payload(content.without(child -> name(child).equals(unwanted))));
            assertThat(payload.elements(unwanted))
                    .isEqualTo(payload.elements().stream().filter(each -> each.name().equals(unwanted)).toList());
        }
        assertThat(payload.without(Set.of(STANZA_ID))).isSameAs(payload);
        assertThat(payload.without(Set.copyOf(payload.names()), _ -> false)).isSameAs(payload);
    }

    @Property(tries = 1000)
    void oneElementIsTakenOutWhereverItStands(@ForAll long seed) {
        var random = new Random(seed);
        MixedContent content = MixedContent.of(random);
        MixedContent before = content;
        List<String> ids = List.of("<stanza-id xmlns='urn:xmpp:sid:0' by='a>b' id=\"'/>\"/>",
                "<s:stanza-id xmlns:s='urn:xmpp:sid:0'><s:stanza-id/>]]&gt;<![CDATA[</s:stanza-id>]]></s:stanza-id >");
        for (String xml : ids) {
            content = content.with(random.nextInt(content.pieces().size() + 1),
                    new Child("urn:xmpp:sid:0", "stanza-id", xml));
        }
        assertThat(payload(content).without(Set.of(STANZA_ID))).isEqualTo(payload(before));
        List<Element> asked = new ArrayList<>();
        payload(content).without(Set.of(STANZA_ID), asked::add);
        assertThat(asked).as("only they are looked at, once").hasSize(2).allMatch(id -> id.name().equals(STANZA_ID));
    }

    @Property(tries = 2000)
    void textMeansTheSameWhenWhatStoodInItIsTakenOut(@ForAll("pieces") List<String> pieces) {
        String content = String.join("", pieces);
        var names = pieces.stream().filter(CHILDREN::containsKey).map(CHILDREN::get).toList();
        var outer = new Payload(names, content.getBytes(StandardCharsets.UTF_8));
        Payload left = outer.without(Set.of(STANZA_ID));
        assertThat(left.elements()).isEqualTo(
                outer.elements().stream().filter(child -> !child.name().equals(STANZA_ID)).toList());
        assertThat(text(left)).isEqualTo(text(outer));
    }

    private static String text(Payload payload) {
        return new Payload(List.of(),
                ("<t>" + payload + "</t>").getBytes(StandardCharsets.UTF_8)).elements().getFirst().text();
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries
                .oneOf(Arbitraries.of("]", ">", "\r", "\n", "text", "<![CDATA[]]]]>"),
                        Arbitraries.of(CHILDREN.keySet()))
                .list().ofMaxSize(12)
                // Text may not have the end of a section's marker, but for that of the section itself.
                .filter(list -> !String.join("", list).replace("<![CDATA[]]]]>", "|").contains("]]>"));
    }

    @Property(tries = 1000)
    void whatStandsWithinAnElementStandsForItself(@ForAll long seed) {
        MixedContent content = MixedContent.of(new Random(seed));
        var outer = new Payload(List.of(STANZA_ID),
                ("<o:stanza-id xmlns:o='urn:xmpp:sid:0' xmlns='urn:default' xmlns:p=\"urn:a&amp;b\" a='>'>"
                        + content.xml()
                        + "</o:stanza-id>").getBytes(StandardCharsets.UTF_8));
        Payload inner = outer.inner();
        assertThat(inner.elements()).isEqualTo(outer.elements().getFirst().children());
        assertThat(inner.names()).isEqualTo(inner.elements().stream().map(Element::name).toList());
        assertThat(inner.children().stream().flatMap(child -> child.elements().stream()).toList())
                .isEqualTo(inner.elements());
        assertThat(inner.toString().replace(" xmlns:o='urn:xmpp:sid:0'", "").replace(" xmlns='urn:default'", "")
                .replace(" xmlns:p='urn:a&amp;b'", "")).as("but for declarations").isEqualTo(content.xml());
    }

    @Property(tries = 500)
    void anErrorQuotesWhatWasSentByteForByte(@ForAll long seed) {
        Payload sent = payload(MixedContent.of(new Random(seed)));
        Payload stamped = sent.with(Element.named("urn:xmpp:sid:0", "stanza-id").attribute("id", "secret").build());
        var message = new Message(ROMEO, ROMEO.bare(), "1", Message.Type.CHAT, null, stamped);
        StanzaError error = StanzaError.badRequest("no");
        assertThat(Objects.requireNonNull(error.answerTo(message)).payload()).isEqualTo(sent.with(error.toPayload()));
    }
}
