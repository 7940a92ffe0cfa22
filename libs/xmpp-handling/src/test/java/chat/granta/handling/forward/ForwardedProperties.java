package chat.granta.handling.forward;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.testkit.payload.MixedContent;
import chat.granta.testkit.payload.MixedContent.Child;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** XEP-0297 and XEP-0203: what is forwarded, or has come late, is what it was, byte for byte. */
class ForwardedProperties {
    private static final Jid ROMEO = Jid.parse("romeo@localhost/orchard");
    private static final Instant SENT = Instant.parse("2026-11-29T23:45:00.123Z");

    private static Payload payload(MixedContent content) {
        List<ElementName> names = content.children().stream()
                .map(child -> new ElementName(child.namespace(), child.localName())).toList();
        return new Payload(names, content.xml().getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void whatIsForwardedIsWhatItWas(@ForAll long seed) {
        Payload payload = payload(MixedContent.of(new Random(seed)));
        var message = new Message(ROMEO, ROMEO.bare(), "", Message.Type.CHAT, "", payload);
        Payload forwarded = Forwarded.of(Element.named("urn:w", "w").build(), Delay.of(null, SENT), message);
        String start = "<w xmlns='urn:w'><forwarded xmlns='urn:xmpp:forward:0'>"
                + "<delay xmlns='urn:xmpp:delay' stamp='2026-11-29T23:45:00.123Z'/>"
                + "<message xmlns='jabber:client' from='romeo@localhost/orchard' to='romeo@localhost' id='' type='chat' xml:lang=''>";
        assertThat(forwarded.toString()).isEqualTo(start + payload + "</message></forwarded></w>");
        assertThat(forwarded.elements()).hasSize(1);
    }

    @Property(tries = 500)
    void aDelayIsFoundAndTakenAwayAgain(@ForAll long seed) {
        var random = new Random(seed);
        MixedContent content = MixedContent.of(random);
        Payload late = payload(
                content.with(random.nextInt(content.pieces().size() + 1), new Child("urn:xmpp:delay", "delay",
                        "<d:delay xmlns:d='urn:xmpp:delay' stamp='" + SENT + "' from='LOCALHOST.'>Late</d:delay>")));
        assertThat(Delay.sent(late, "localhost")).isEqualTo(SENT);
        assertThat(Delay.isIn(late, "localhost")).isTrue();
        assertThat(Delay.without(late, "localhost")).isEqualTo(payload(content));
        assertThat(Delay.without(late, "example.org")).isSameAs(late);
        assertThat(Delay.sent(payload(content), "localhost")).isNull();
    }

    @Property(tries = 10)
    void aDelayWithoutATimeSaysNone(@ForAll int number) {
        Payload late = Payload.of(Element.named("urn:xmpp:delay", "delay").attribute("from", "localhost")
                .attribute("stamp", number % 2 == 0 ? null : "+" + number).build());
        assertThat(Delay.sent(late, "localhost")).isNull();
    }
}
