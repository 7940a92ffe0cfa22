package chat.granta.roster.pep;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.NodeEvent;
import chat.granta.model.Iq;
import chat.granta.roster.RosterContext;
import chat.granta.roster.turn.RequestLogic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** XEP-0060 sections 6.5, 7.1 and 7.2 and XEP-0163 section 3, on a database. */
class PublishingTest {
    private static final String TUNE = "http://jabber.org/protocol/tune";
    private static final String SONG = "<tune xmlns='http://jabber.org/protocol/tune'><title>%s</title></tune>";

    private final PepHome pep = new PepHome();

    @Test
    void anItemIsStoredInANodeThatIsMadeForItAndTold() {
        assertThat(pep.publish(TUNE, "current", SONG.formatted("Heroes"))).isEqualTo(
                "<pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='http://jabber.org/protocol/tune'>"
                        + "<item id='current'/></publish></pubsub>");
        assertThat(pep.events()).singleElement().satisfies(event -> {
            assertThat(event.getNode()).isEqualTo(TUNE);
            assertThat(event.getAccess()).isEqualTo(NodeEvent.Access.PRESENCE);
            assertThat(event.getMessage().getFrom()).isEqualTo(pep.home.account().toString());
            assertThat(event.getMessage().getPayload().toStringUtf8()).isEqualTo(
                    "<event xmlns='http://jabber.org/protocol/pubsub#event'><items node='" + TUNE
                            + "'><item id='current'>" + SONG.formatted("Heroes") + "</item></items></event>");
        });
        assertThat(pep.get("<items node='" + TUNE + "'/>")).contains(SONG.formatted("Heroes"));
    }

    @Test
    void aPayloadComesBackByteForByte() {
        String odd = "<x:a xmlns:x='u:x' x:b=\"1\">mixed <x:c/> content é 😀</x:a>";
        pep.publish("n", "i", odd);
        assertThat(pep.get("<items node='n'/>")).contains("mixed <x:c/> content é 😀").contains("x:b=\"1\"");
    }

    @Test
    void aNodeIsASingletonUnlessItIsSetUpOtherwise() {
        pep.publish(TUNE, "a", SONG.formatted("A"));
        pep.publish(TUNE, "b", SONG.formatted("B"));
        assertThat(pep.get("<items node='" + TUNE + "'/>")).doesNotContain("id='a'").contains("id='b'");
    }

    @Test
    void itemsComeInTheOrderInWhichTheyWerePublishedLast() {
        for (String id : new String[]{"a", "b", "c", "a"}) {
            pep.publish("n", id, SONG.formatted(id), "max_items", "max");
        }
        assertThat(pep.get("<items node='n'/>")).containsSubsequence("id='b'", "id='c'", "id='a'");
        assertThat(pep.get("<items node='n' max_items='2'/>")).doesNotContain("id='b'");
        assertThat(pep.get("<items node='n'><item id='b'/></items>")).contains("id='b'").doesNotContain("id='c'");
    }

    @Test
    void pagesAreXep0059s() {
        for (int i = 1; i <= 5; i++) {
            pep.publish("n", "i" + i, "", "max_items", "10");
        }
        String set = "<set xmlns='http://jabber.org/protocol/rsm'><max>2</max>%s</set>";
        assertThat(pep.get("<items node='n'/>" + set.formatted(""))).contains("<first index='0'>i1</first>")
                .contains("<last>i2</last>").contains("<count>5</count>");
        assertThat(pep.get("<items node='n'/>" + set.formatted("<after>i2</after>")))
                .contains("<first index='2'>i3</first>").contains("<last>i4</last>");
        assertThat(pep.get("<items node='n'/>" + set.formatted("<before/>"))).contains("<last>i5</last>");
        assertThat(pep.get("<items node='n'/>" + set.formatted("<after>gone</after>"))).contains("<item-not-found ");
    }

    @Test
    void preconditionsSetANewNodeUpAndMustHoldForAnOldOne() {
        pep.publish(TUNE, "a", SONG.formatted("A"), "access_model", "open", "persist_items", "true");
        assertThat(pep.events().getFirst().getAccess()).isEqualTo(NodeEvent.Access.OPEN);
        assertThat(pep.publish(TUNE, "b", SONG.formatted("B"), "access_model", "open")).contains("<item id='b'/>");
        assertThat(pep.publish(TUNE, "c", SONG.formatted("C"), "access_model", "whitelist"))
                .contains("<conflict ")
                .contains("<precondition-not-met xmlns='http://jabber.org/protocol/pubsub#errors'/>");
        assertThat(pep.publish(TUNE, "c", SONG.formatted("C"), "colour", "blue")).contains("<precondition-not-met ");
        assertThat(pep.get("<items node='" + TUNE + "'/>")).contains("id='b'");
    }

    @Test
    void aRequestThatIsNoneIsRefusedAsTheSpecificationNamesIt() {
        assertThat(pep.set("<publish><item/></publish>")).contains("<bad-request ").contains("<nodeid-required ");
        assertThat(pep.set("<publish node='n'/>")).contains("<bad-request ").contains("<item-required ");
        assertThat(pep.publish("n", "i", "<a xmlns='u'/><b xmlns='u'/>")).contains("<invalid-payload ");
        assertThat(pep.publish("n", "i", "<a xmlns='u'>" + "x".repeat(131_072) + "</a>"))
                .contains("<not-acceptable ").contains("<payload-too-big ");
        assertThat(pep.get("<items node='n'/>")).contains("<item-not-found ");
        assertThat(pep.get("<nonsense node='n'/>")).contains("<bad-request ");
        assertThat(pep.set("<options node='n'/>")).contains("<bad-request ").contains("<jid-required ");
        assertThat(pep.told()).isEmpty();
    }

    @Test
    void anAccountHasOnlySoMuchRoom() {
        String large = "<a xmlns='u'>" + "x".repeat(130_000) + "</a>";
        for (int i = 0; i < 4; i++) {
            assertThat(pep.publish("n", "i" + i, large, "max_items", "max")).contains("<publish ");
        }
        assertThat(pep.publish("n", "i4", large)).contains("<resource-constraint ");
        assertThat(pep.publish("n", "i3", large)).contains("<publish ");
    }

    @Test
    void anItemIsRetractedAndThatIsTold() {
        pep.publish("n", "i", "");
        pep.told();
        assertThat(pep.set("<retract node='n' notify='1'><item id='other'/></retract>")).contains("<item-not-found ");
        assertThat(pep.set("<retract node='n'/>")).contains("<item-required ");
        assertThat(pep.set("<retract node='n' notify='1'><item id='i'/></retract>")).isEmpty();
        assertThat(pep.told()).containsExactly("<event xmlns='http://jabber.org/protocol/pubsub#event'>"
                + "<items node='n'><retract id='i'/></items></event>");
        assertThat(pep.get("<items node='n'/>")).contains("<items node='n'></items>");
    }

    @Test
    void othersDoNotPublish() {
        pep.publish("n", "i", "", "access_model", "open");
        assertThat(pep.juliet(Iq.Type.SET, "<publish node='n'><item/></publish>")).singleElement().asString()
                .contains("<forbidden ");
        assertThat(pep.juliet(Iq.Type.SET, "<retract node='n'><item id='i'/></retract>")).singleElement().asString()
                .contains("<forbidden ");
        assertThat(pep.juliet(Iq.Type.SET, "<create node='m'/>")).singleElement().asString().contains("<forbidden ");
    }

    @Test
    void whatIsNotStoredIsTold() {
        pep.publish("n", "i", "<a xmlns='u'/>", "persist_items", "false");
        assertThat(pep.told()).singleElement().asString().contains("<a xmlns='u'/>");
        assertThat(pep.get("<items node='n'/>")).contains("<feature-not-implemented ")
                .contains("<unsupported xmlns='http://jabber.org/protocol/pubsub#errors' feature='persistent-items'/>");
        assertThat(pep.ownerSet("<purge node='n'/>")).contains("<unsupported ");
    }

    @Test
    void aNodeThatOnlyTellsThatSomethingHasHappenedTakesNoItem() {
        assertThat(pep.publish("n", "i", "<a xmlns='u'/>", "persist_items", "false", "deliver_payloads", "false"))
                .contains("<bad-request ").contains("<item-forbidden ");
        assertThat(pep.set("<publish node='n'/>"
                + PepHome.options("persist_items", "false", "deliver_payloads", "false"))).contains("<publish ");
    }

    @Test
    void itemsGoWhenTheirTimeIsOver() {
        pep.publish("n", "old", SONG.formatted("A"), "max_items", "max", "item_expire", "60");
        pep.approveJuliet();
        pep.home.later(Duration.ofSeconds(50));
        pep.publish("n", "new", SONG.formatted("B"));
        assertThat(pep.get("<items node='n'/>")).contains("id='old'").contains("id='new'");
        pep.home.later(Duration.ofSeconds(20));
        assertThat(lastItemsForJuliet()).singleElement().asString().contains("id='new'");
        assertThat(pep.get("<items node='n'/>")).doesNotContain("id='old'").contains("id='new'");
        pep.home.later(Duration.ofSeconds(60));
        assertThat(lastItemsForJuliet()).isEmpty();
        assertThat(pep.get("<items node='n'/>")).doesNotContain("<item ");
        assertThat(pep.publish("n", "i", SONG.formatted("C"), "item_expire", "0")).contains("<not-acceptable ");
    }

    private List<String> lastItemsForJuliet() {
        return RosterContext.bean(RequestLogic.class).lastItems(PepHome.JULIET, List.of("n"),
                List.of(pep.home.account().toString()), pep.home.now(), "u").stream()
                .map(message -> message.payload().toString()).toList();
    }
}
