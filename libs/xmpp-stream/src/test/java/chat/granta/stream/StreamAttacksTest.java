package chat.granta.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6120 sections 4.9.3 and 11: what a peer may not send, each with the error it earns. */
class StreamAttacksTest {
    private final Wire wire = Wire.opened();

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE a [<!ENTITY b 'c'>]>", "<!-- comment -->", "<?php ?>", "<?xml version='1.0'?>",
            "<?xml-stylesheet href='a'?>", "<message><!-- c --></message>", "<message><?pi?></message>",
            "<message><body>&lol;</body></message>", "<message to='&lol;'/>", "<message><!DOCTYPE a></message>",
            "<message><!ENTITY a 'b'></message>", "<message><![INCLUDE[a]]></message>",
            "<message>&longname;</message>"})
    void documentTypesCommentsInstructionsAndEntitiesAreRestricted(String xml) {
        assertThat(wire.failure(xml)).isEqualTo("restricted-xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE a [<!ENTITY b 'c'>]>", "<!-- comment -->", "<?php ?>", "<?xmlx version='1.0'?>",
            "<?XML version='1.0'?>", "<?xml version='1.0'?><?xml version='1.0'?>",
            "<?xml version='1.0'?><!DOCTYPE stream>",
            "<stream:stream to='&b;'"})
    void theyAreRestrictedBeforeTheHeaderToo(String xml) {
        assertThat(new Wire(Wire.LIMITS).failure(xml)).isEqualTo("restricted-xml");
    }

    @Test
    void aBillionLaughsEndAtTheDocumentType() {
        var fresh = new Wire(StreamLimits.beforeLogin());
        List<StreamEvent> events = fresh.send("<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY lol 'lol'>"
                + "<!ENTITY lol2 '&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;'>]>" + Wire.HEADER);
        assertThat(events).singleElement().isInstanceOf(StreamFailed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<message></presence>", "<a b='1' b='2'/>", "<a b=c/>", "<a b/>", "<>", "< a/>", "</a>",
            "</message>", "<a>&</a>", "<a>& b</a>", "<a>&;</a>", "<a>&#;</a>", "<a>&#x;</a>", "<a>&#xg;</a>",
            "<a>&#12a;</a>",
            "<a>]]></a>", "<a b='<'/>", "<a <b/>", "<a:b:c/>", "<1/>", "<a b='1'c='2'/>", "<a/ >", "<a",
            "<a b='&#0;'/>",
            "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#xFFFE;</a>", "<a>&#xFFFF;</a>", "<a>&#x110000;</a>",
            "<a>&#99999999999999999999;</a>", "<a>&#11;</a>"})
    void whatIsNotWellFormedIsRefused(String xml) {
        assertThat(wire.failure(xml + "<")).isEqualTo("not-well-formed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<x:message/>", "<message><x:body/></message>", "<message x:a='1'/>", "<a xmlns:b=''/>",
            "<a xmlns:xml='urn:x'/>", "<a xmlns:xmlns='urn:x'/>", "<a xmlns:b='urn:x' xmlns:c='urn:x' b:d='' c:d=''/>",
            "<a xmlns='http://www.w3.org/2000/xmlns/'/>", "<xmlns:a/>", "<a xmlns:='urn:x'/>", "<stream:/>",
            "<stream:1/>", "<a stream:-=''/>", "<a xmlns:1='urn:x'/>",
            "<a xmlns:b='http://www.w3.org/XML/1998/namespace'/>", "<a xmlns='http://www.w3.org/XML/1998/namespace'/>"})
    void undeclaredPrefixesAndForgedOnesAreRefused(String xml) {
        assertThat(wire.failure(xml)).isIn("not-well-formed", "bad-namespace-prefix");
    }

    @Test
    void aPrefixOfAnotherStreamOnTheSameThreadIsUndeclared() {
        var rich = new Wire(Wire.LIMITS);
        rich.send(Wire.HEADER.replace("version='1.0'>", "version='1.0' xmlns:x='urn:x'>"));
        assertThat(rich.element("<x:a xmlns:y='urn:y'><y:b/></x:a>").name().namespace()).isEqualTo("urn:x");
        assertThat(wire.failure("<x:a/>")).isEqualTo("not-well-formed");
        assertThat(Wire.opened().failure("<y:a/>")).isEqualTo("not-well-formed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "<message/>text", "<![CDATA[ ]]>", "&amp;", "\uFEFF<message/>", "]]>"})
    void textBetweenStanzasIsRefused(String xml) {
        assertThat(wire.failure(xml)).isEqualTo("bad-format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "\uFEFF<stream:stream/>", "<message/>",
            "<stream:streams xmlns:stream='http://etherx.jabber.org/streams'>"})
    void whatBeginsWithNoStreamHeaderIsRefused(String xml) {
        assertThat(new Wire(Wire.LIMITS).failure(xml)).isEqualTo("bad-format");
    }

    @Test
    void aTlsClientHelloOnAPlainStreamIsRefused() {
        assertThat(new Wire(Wire.LIMITS).failure(new byte[]{0x16, 0x03, 0x01, 0x02, 0x00, 0x01}).condition())
                .isEqualTo("not-well-formed");
    }

    @Test
    void aStreamInAnotherNamespaceIsRefused() {
        assertThat(new Wire(Wire.LIMITS).failure("<stream:stream xmlns:stream='urn:streams' xmlns='jabber:client'>"))
                .isEqualTo("invalid-namespace");
        assertThat(new Wire(Wire.LIMITS).failure("<stream xmlns='jabber:client'>")).isEqualTo("invalid-namespace");
    }

    @Test
    void aStreamHeaderWithoutPrefixIsRefused() {
        assertThat(new Wire(Wire.LIMITS).failure("<stream xmlns='http://etherx.jabber.org/streams'>"))
                .isEqualTo("bad-namespace-prefix");
    }

    @Test
    void aStreamHeaderThatEndsItselfIsRefused() {
        assertThat(new Wire(Wire.LIMITS).failure(Wire.HEADER.replace("'>", "'/>"))).isEqualTo("bad-format");
    }

    @Test
    void aSecondStreamHeaderIsRefused() {
        assertThat(wire.failure(Wire.HEADER.substring(Wire.HEADER.indexOf("<stream")))).isEqualTo("bad-format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "ISO-8859-1", "US-ASCII", "utf8", ""})
    void anotherEncodingIsRefused(String encoding) {
        String declaration = "<?xml version='1.0' encoding='" + encoding + "'?>";
        assertThat(new Wire(Wire.LIMITS).failure(declaration + "<a>")).isEqualTo("unsupported-encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<?xml version='1.1'?>", "<?xml encoding='UTF-8'?>", "<?xml version='1.0' x='y'?>",
            "<?xml version='1.0'>", "<?xml ?>", "<?xml version='1.0\"?>"})
    void aFalseXmlDeclarationIsRefused(String declaration) {
        assertThat(new Wire(Wire.LIMITS).failure(declaration)).isEqualTo("not-well-formed");
    }

    @Test
    void bytesPipelinedBehindStarttlsAreDiscarded() {
        List<StreamEvent> seen = new ArrayList<>();
        wire.channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object event) {
                seen.add((StreamEvent) event);
                if (event instanceof TopLevelElement) {
                    wire.decoder.expectNewStream();
                }
            }
        });
        wire.send(
                "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>" + Wire.HEADER + "<auth xmlns='injected'/><mess");
        assertThat(seen).singleElement().isInstanceOf(TopLevelElement.class);
        wire.send(Wire.HEADER);
        assertThat(seen).hasSize(2).last().isInstanceOf(StreamOpened.class);
    }

    @Test
    void nothingFollowsAFailure() {
        assertThat(wire.send("<a></b><message/>")).singleElement().isInstanceOf(StreamFailed.class);
        assertThat(wire.send("<message/></stream:stream>")).isEmpty();
        assertThat(wire.send(Wire.HEADER)).isEmpty();
    }
}
