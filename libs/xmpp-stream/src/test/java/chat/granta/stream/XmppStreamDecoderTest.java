package chat.granta.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RFC 6120 section 4: what a stream yields when its peer keeps the rules. */
class XmppStreamDecoderTest {
    private static final String MESSAGE = "<message to='juliet@localhost' type='chat' xml:lang='en'>"
            + "<body>Art thou not Romeo &amp; a \"Montague\"?</body><active xmlns='http://jabber.org/protocol/chatstates'/>"
            + "</message>";

    @Test
    void theHeaderIsReadWithItsAttributes() {
        var wire = new Wire(Wire.LIMITS);
        assertThat(wire.send(
                "<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<stream:stream from='romeo@localhost' to='localhost' "
                        + "version='1.0' xml:lang='en' id='1' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"))
                .containsExactly(new StreamOpened("localhost", "romeo@localhost", "1.0", "en", "1",
                        "jabber:client"));
    }

    @Test
    void theHeaderNeedsNoXmlDeclarationAndAnyPrefixWillDo() {
        var wire = new Wire(Wire.LIMITS);
        assertThat(wire.send("<s:stream xmlns:s='http://etherx.jabber.org/streams' xmlns='jabber:server'><presence/>"
                + "</s:stream>")).containsExactly(new StreamOpened(null, null, null, null, null, "jabber:server"),
                        new TopLevelElement(new ElementName("jabber:client", "presence"), Map.of(), Payload.EMPTY),
                        new StreamClosed());
    }

    @Test
    void aWrongContentNamespaceIsReportedForTheGatewayToDecide() {
        var wire = new Wire(Wire.LIMITS);
        assertThat(wire.send("<stream:stream xmlns='urn:other' xmlns:stream='http://etherx.jabber.org/streams'>"))
                .containsExactly(new StreamOpened(null, null, null, null, null, "urn:other"));
    }

    @Test
    void aMessageYieldsItsNamesAndItsBytes() {
        TopLevelElement message = Wire.opened().element(MESSAGE);
        assertThat(message.name()).isEqualTo(new ElementName("jabber:client", "message"));
        assertThat(message.attributes())
                .isEqualTo(Map.of("to", "juliet@localhost", "type", "chat", "xml:lang", "en"));
        assertThat(message.content().names()).containsExactly(new ElementName("jabber:client", "body"),
                new ElementName("http://jabber.org/protocol/chatstates", "active"));
        assertThat(message.content()).hasToString("<body>Art thou not Romeo &amp; a \"Montague\"?</body>"
                + "<active xmlns='http://jabber.org/protocol/chatstates'/>");
    }

    @Test
    void attributesAreDecoded() {
        assertThat(Wire.opened().element("<presence id='a&amp;&#x62;&apos;&#10;\uD83D\uDE00\tc'/>").attribute("id"))
                .isEqualTo("a&b'\n\uD83D\uDE00 c");
    }

    @Test
    void aNonzasTextIsDecoded() {
        var wire = Wire.opened();
        String sasl = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";
        assertThat(wire.element("<response " + sasl + ">AGE=</response>").text()).isEqualTo("AGE=");
        assertThat(wire.element("<response " + sasl + ">A&#71;<![CDATA[E&]]>=</response>").text()).isEqualTo("AGE&=");
        assertThat(wire.element("<response " + sasl + "/>").text()).isEmpty();
    }

    @Test
    void greaterThanSignsInTextValuesAndCdataEndNoTag() {
        var wire = Wire.opened();
        String content = "<body a='>' b=\"/>\">x > y <![CDATA[</body> ]] > ]>]]> ]] > z</body>";
        assertThat(wire.element("<message>" + content + "</message>").content()).hasToString(content);
    }

    @Test
    void bytesInAnyKindOfBufferAreRead() {
        var wire = Wire.opened();
        byte[] bytes = MESSAGE.getBytes(StandardCharsets.UTF_8);
        TopLevelElement expected = wire.element(MESSAGE);
        int half = bytes.length / 2;
        var composite = Unpooled.wrappedBuffer(Unpooled.copiedBuffer(bytes, 0, half),
                Unpooled.directBuffer().writeBytes(bytes, half, bytes.length - half));
        assertThat(wire.send(composite)).containsExactly(expected);
        assertThat(wire.send(Unpooled.wrappedBuffer(bytes).asReadOnly())).containsExactly(expected);
        assertThat(wire.send(Unpooled.copiedBuffer(new byte[7], bytes).skipBytes(7))).containsExactly(expected);
    }

    @Test
    void whiteSpaceBetweenStanzasCostsNothing() {
        var wire = Wire.opened();
        for (int i = 0; i < 100; i++) {
            assertThat(wire.send(" \r\n\t".repeat(1000))).isEmpty();
        }
        assertThat(wire.element(MESSAGE + " \n").name().localName()).isEqualTo("message");
    }

    @Test
    void theEndOfTheStreamIsReportedAndWhatFollowsIsDiscarded() {
        var wire = Wire.opened();
        assertThat(wire.send("</stream:stream><message/>")).containsExactly(new StreamClosed());
        assertThat(wire.send("<message/>")).isEmpty();
    }

    @Test
    void aNewStreamForgetsWhatTheOldOneDeclared() {
        var wire = new Wire(Wire.LIMITS);
        wire.send(
                "<s:stream xmlns:s='http://etherx.jabber.org/streams' xmlns='jabber:client' xmlns:x='urn:x'><s:features>");
        wire.decoder.expectNewStream();
        assertThat(wire.send(Wire.HEADER)).hasSize(1);
        assertThat(wire.failure("<x:a/>")).isEqualTo("not-well-formed");
    }

    @Test
    void aNewStreamFollowsAFailedOneToo() {
        var wire = Wire.opened();
        wire.failure("<a></b>");
        wire.decoder.expectNewStream();
        assertThat(wire.send(Wire.HEADER)).hasSize(1);
    }

    @Test
    void newLimitsHoldFromTheNextElementOn() {
        var wire = Wire.opened();
        String long1 = "<message><body>" + "x".repeat(15_000);
        assertThat(wire.send(long1)).isEmpty();
        wire.decoder.limits(StreamLimits.of(10_000));
        assertThat(wire.element("</body></message>").name().localName()).isEqualTo("message");
        assertThat(wire.failure(long1)).isEqualTo("policy-violation");
    }

    @Test
    void streamsOnOneThreadMayBeReadOneWithinTheOther() {
        var inner = Wire.opened();
        var outer = Wire.opened();
        List<StreamEvent> seen = new ArrayList<>();
        outer.channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object event) {
                seen.add((StreamEvent) event);
                seen.add(inner.element("<presence id='inner'/>"));
            }
        });
        outer.send("<iq id='1'/><iq id='2'/>");
        assertThat(seen).extracting(event -> ((TopLevelElement) event).attribute("id")).containsExactly("1", "inner",
                "2",
                "inner");
    }

    @Test
    void whatIsNotBytesPassesThrough() {
        var wire = Wire.opened();
        wire.channel.writeInbound("something else");
        assertThat(wire.channel.<Object>readInbound()).isEqualTo("something else");
    }
}
