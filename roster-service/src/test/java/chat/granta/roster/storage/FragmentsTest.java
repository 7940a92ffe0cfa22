package chat.granta.roster.storage;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import chat.granta.roster.storage.Fragments.Fragment;
import chat.granta.roster.turn.Asked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentsTest {
    @ParameterizedTest
    @ValueSource(strings = {
            "<exodus xmlns=\"exodus:prefs\"><defaultnick>Hamlet</defaultnick></exodus>",
            "<x xmlns=\"u:x\">to <b>be</b> or <b>not</b> to be</x>",
            "<x xmlns=\"u:x\" xmlns:y=\"u:y\" a=\"2\" xml:lang=\"de\" y:a=\"1\"><y:b/><c xmlns=\"u:c\"/></x>",
            "<x xmlns=\"u:x\">&lt;&amp;]]&gt; é</x>",
            "<y:x xmlns:y='u:y' xmlns='' ><![CDATA[<>]]>\"'</y:x >",
            "<x xmlns=\"u:x\" a=\"&lt;&amp;&quot;\"/>"})
    void aChildComesBackAsItCame(String child) {
        assertThat(of("<query xmlns='q'> " + child + "\n</query>")).singleElement().extracting(Fragment::xml)
                .isEqualTo(child);
    }

    @Test
    void aChildStandsForItself() {
        List<Fragment> fragments = of("<q:query xmlns:q='q' xmlns:y='u:y' xmlns='u:d'><y:a><b/></y:a><c/></q:query>");
        assertThat(fragments).extracting(Fragment::name).containsExactly(new ElementName("u:y", "a"),
                new ElementName("u:d", "c"));
        assertThat(of("<q>" + fragments.getFirst().xml() + "</q>").getFirst().name())
                .isEqualTo(new ElementName("u:y", "a"));
        assertThat(fragments).extracting(Fragment::xml).containsExactly(
                "<y:a xmlns:q='q' xmlns:y='u:y' xmlns='u:d'><b/></y:a>", "<c xmlns:q='q' xmlns:y='u:y' xmlns='u:d'/>");
    }

    @Test
    void whatIsDeclaredNowhereIsInTheContentNamespace() {
        assertThat(of("<q:query xmlns:q='q'><body/></q:query>")).singleElement().extracting(Fragment::name)
                .isEqualTo(new ElementName("jabber:client", "body"));
    }

    @Test
    void lineEndsInAttributesAndCarriageReturnsStay() {
        String xml = of("<q xmlns='q'><x xmlns='u:x' a='1&#10;2&#9;3&#13;4'>5&#13;6</x></q>").getFirst().xml();
        assertThat(of("<q xmlns='q'>" + xml + "</q>").getFirst().xml()).isEqualTo(xml);
        assertThat(xml).doesNotContain("\n", "\r", "\t");
    }

    @Test
    void charactersBeyondTheFirstPlaneStay() {
        String xml = of("<q xmlns='q'><x xmlns='u:x' a='😀'>😀</x></q>").getFirst().xml();
        assertThat(Asked.payload(xml).elements()).singleElement().satisfies(x -> {
            assertThat(x.text()).isEqualTo("😀");
            assertThat(x.attribute("a")).isEqualTo("😀");
        });
    }

    @Test
    void whatHoldsNothingIsEmpty() {
        assertThat(of("<q xmlns='q'><a xmlns='u:a'/><a xmlns='u:a' b='c'/><a xmlns='u:a'> </a>"
                + "<p:a xmlns:p='u=a'></p:a><a xmlns='u:a' xmlns:p='u:p' p:b='c'/></q>")).extracting(Fragment::isEmpty)
                .containsExactly(true, false, false, true, false);
    }

    private static List<Fragment> of(String xml) {
        return Fragments.of(new Payload(List.of(new ElementName("q", "query")), xml.getBytes(StandardCharsets.UTF_8)));
    }
}
