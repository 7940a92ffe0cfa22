package chat.granta.c2s.csi;

import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.stream.StreamLimits;
import chat.granta.stream.StreamOpened;
import chat.granta.stream.Stanzas;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.XmppStreamDecoder;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;

/** Stanzas that arrive for juliet@localhost/phone. */
final class Arrivals {
    static final Jid JULIET = Jid.parse("juliet@localhost/phone");

    private Arrivals() {}

    static Presence presence(String from, Presence.Type type, String status) {
        return new Presence(Jid.parse(from), JULIET, null, type, null,
                Payload.of(Element.named("jabber:client", "status").text(status).build()));
    }

    static Presence presence(String from, String status) {
        return presence(from, Presence.Type.AVAILABLE, status);
    }

    static Message composing(String from) {
        return new Message(Jid.parse(from), JULIET, null, Message.Type.CHAT, null,
                Payload.of(Element.named("http://jabber.org/protocol/chatstates", "composing").build()));
    }

    static Message message(String from, String body) {
        return new Message(Jid.parse(from), JULIET, null, Message.Type.CHAT, null,
                Payload.of(Element.named("jabber:client", "body").text(body).build()));
    }

    static Iq ping(String from) {
        return new Iq(Jid.parse(from), JULIET, "1", Iq.Type.GET, null,
                Payload.of(Element.named("urn:xmpp:ping", "ping").build()));
    }

    /** A stanza as a client would write it. */
    static Stanza of(String xml) {
        var channel = new EmbeddedChannel(new XmppStreamDecoder(StreamLimits.of(20_000)));
        channel.writeInbound(Unpooled.copiedBuffer("<stream:stream xmlns='jabber:client' "
                + "xmlns:stream='http://etherx.jabber.org/streams'>" + xml, StandardCharsets.UTF_8));
        if (channel.readInbound() instanceof StreamOpened && channel.readInbound() instanceof TopLevelElement element
                && Stanzas.read(element, null) instanceof Stanzas.Read.Ok(Stanza stanza)) {
            return stanza;
        }
        throw new IllegalArgumentException(xml);
    }
}
