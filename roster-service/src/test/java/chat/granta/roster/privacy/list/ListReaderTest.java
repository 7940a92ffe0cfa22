package chat.granta.roster.privacy.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.granta.bus.wire.PrivacyItem;
import chat.granta.roster.turn.Asked;
import chat.granta.handling.iq.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0016 section 2.1, with the items of the XEP's examples. */
class ListReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {
            "<item type='jid' value='tybalt@example.com' action='deny' order='1'/>",
            "<item action='allow' order='2'/>",
            "<item type='subscription' value='both' action='allow' order='10'/>",
            "<item type='group' value='Enemies' action='deny' order='4'><message/></item>",
            "<item type='subscription' value='none' action='deny' order='5'><message/></item>",
            "<item action='deny' order='6'><message/></item>",
            "<item type='jid' value='tybalt@example.com' action='deny' order='7'><presence-in/></item>",
            "<item type='subscription' value='from' action='deny' order='17'><presence-out/></item>",
            "<item type='jid' value='example.com/pda' action='deny' order='29'><iq/></item>",
            "<item type='jid' value='example.com' action='deny' order='0'><message/><iq/></item>",
            "<item type='jid' value='tybalt@example.com/pda' action='allow' order='4294967295'/>"})
    void anItemComesBackAsItCame(String item) throws RefusedException {
        assertThat(read(item).toXml().toXml())
                .isEqualTo("<list xmlns='jabber:iq:privacy' name='public'>" + item + "</list>");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<item type='jid' value='a@b' action='deny'/>",
            "<item type='jid' value='a@b' action='deny' order=''/>",
            "<item type='jid' value='a@b' action='deny' order='-1'/>",
            "<item type='jid' value='a@b' action='deny' order='4294967296'/>",
            "<item type='jid' value='a@b' action='deny' order='99999999999999999999'/>",
            "<item type='jid' value='a@b' order='1'/>",
            "<item type='jid' value='a@b' action='block' order='1'/>",
            "<item type='jid' value='@b' action='deny' order='1'/>",
            "<item type='jid' action='deny' order='1'/>",
            "<item type='group' value='' action='deny' order='1'/>",
            "<item type='subscription' value='remove' action='deny' order='1'/>",
            "<item type='' value='a@b' action='deny' order='1'/>",
            "<item type='nick' value='a' action='deny' order='1'/>",
            "<item value='a@b' action='deny' order='1'/>",
            "<item action='deny' order='1'><presence/></item>",
            "<item action='deny' order='1'><message xmlns='urn:example'/></item>",
            "<rule action='deny' order='1'/>",
            "<item action='deny' order='1'/><item action='allow' order='1'/>",
            "<item action='deny' order='1'/><item action='allow' order='01'/>"})
    void whatIsNotUnderstoodIsABadRequest(String items) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> read(items))
                .satisfies(refused -> assertThat(refused.error().condition()).isEqualTo("bad-request"));
    }

    @Test
    void itemsAreTriedInTheirOrder() throws RefusedException {
        assertThat(read("<item action='deny' order='10'/><item type='jid' value='a@b' action='allow' order='9'/>")
                .toWire().getItemsList()).extracting(PrivacyItem::getKind)
                .containsExactly(PrivacyItem.Kind.JID, PrivacyItem.Kind.EVERYONE);
    }

    @Test
    void addressesAreEnforced() throws RefusedException {
        assertThat(read("<item type='jid' value='Tybalt@Example.COM/PDA' action='deny' order='1'/>").items().getFirst()
                .value()).isEqualTo("tybalt@example.com/PDA");
    }

    @Test
    void anItemWithoutStanzasIsAboutAllOfThem() throws RefusedException {
        PrivacyItem all = read("<item action='deny' order='1'/>").toWire().getItems(0);
        assertThat(all.getMessage() && all.getIq() && all.getPresenceIn() && all.getPresenceOut()).isTrue();
        PrivacyItem one = read("<item action='deny' order='1'><presence-in/></item>").toWire().getItems(0);
        assertThat(one.getPresenceIn()).isTrue();
        assertThat(one.getMessage() || one.getIq() || one.getPresenceOut()).isFalse();
    }

    private static PrivacyList read(String items) throws RefusedException {
        return ListReader.read(Asked.payload("<list xmlns='jabber:iq:privacy' name='public'>" + items + "</list>")
                .elements().getFirst());
    }
}
