package chat.granta.handling.disco;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Element;
import chat.granta.model.Payload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0115 section 5: its examples, and what they leave out. */
class CapsHashTest {
    private static final String PSI = """
            <identity xml:lang='en' category='client' name='Psi 0.11' type='pc'/>
            <identity xml:lang='el' category='client' name='\u03a8 0.11' type='pc'/>
            <feature var='http://jabber.org/protocol/caps'/>
            <feature var='http://jabber.org/protocol/disco#info'/>
            <feature var='http://jabber.org/protocol/disco#items'/>
            <feature var='http://jabber.org/protocol/muc'/>
            <x xmlns='jabber:x:data' type='result'>
              <field var='FORM_TYPE' type='hidden'><value>urn:xmpp:dataforms:softwareinfo</value></field>
              <field var='ip_version' type='text-multi'><value>ipv4</value><value>ipv6</value></field>
              <field var='os'><value>Mac</value></field>
              <field var='os_version'><value>10.5.1</value></field>
              <field var='software'><value>Psi</value></field>
              <field var='software_version'><value>0.11</value></field>
            </x>""";

    @Test
    void theSimpleExample() {
        assertThat(CapsHash.of(info("""
                <identity category='client' type='pc' name='Exodus 0.9.1'/>
                <feature var='http://jabber.org/protocol/muc'/>
                <feature var='http://jabber.org/protocol/disco#items'/>
                <feature var='http://jabber.org/protocol/disco#info'/>
                <feature var='http://jabber.org/protocol/caps'/>"""))).isEqualTo("QgayPKawpkPSDYmwT/WM94uAlu0=");
    }

    @Test
    void theComplexExample() {
        assertThat(CapsHash.of(info(PSI))).isEqualTo("q07IKJEyjvHSyhy//CH0CxmKi8w=");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<x xmlns='jabber:x:data' type='result'><field var='a'><value>b</value></field></x>",
            "<x xmlns='jabber:x:data'><field var='FORM_TYPE'><value>urn:example:shown</value></field></x>",
            "<x xmlns='jabber:x:data'><field var='FORM_TYPE' type='hidden'/></x>",
            "<feature xmlns='urn:example:other' var='a'/>"})
    void whatDoesNotCountChangesNothing(String more) {
        assertThat(CapsHash.of(info(PSI + more))).isEqualTo("q07IKJEyjvHSyhy//CH0CxmKi8w=");
    }

    @Test
    void everythingIsSortedWhereverItStands() {
        assertThat(CapsHash.text(info("""
                <x xmlns='jabber:x:data'>
                  <field var='z'><value>2</value><value>10</value></field>
                  <field var='a'/>
                  <field var='FORM_TYPE' type='hidden'><value>urn:b</value></field>
                </x>
                <feature var='b'/>
                <x xmlns='jabber:x:data'><field var='FORM_TYPE' type='hidden'><value>urn:a</value></field></x>
                <identity category='server-x' type='im'/>
                <identity category='server' type='im' name='Granta'/>
                <feature var='a'/>""")))
                .isEqualTo("server/im//Granta<server-x/im//<a<b<urn:a<urn:b<a<z<10<2<");
    }

    @Test
    void theOrderIsThatOfOctets() {
        // A private use character is before what UTF-16 has to write with surrogates.
        assertThat(CapsHash.text(info("<feature var='\ud83d\ude00'/><feature var='\ue000'/>")))
                .isEqualTo("\ue000<\ud83d\ude00<");
    }

    private static Element info(String content) {
        return new Payload(List.of(), ("<query xmlns='" + DiscoInfo.NAMESPACE + "'>" + content + "</query>")
                .getBytes(StandardCharsets.UTF_8)).elements().getFirst();
    }
}
