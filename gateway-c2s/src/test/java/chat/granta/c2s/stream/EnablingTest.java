package chat.granta.c2s.stream;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.home.HomeCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0198 sections 2 and 3. */
class EnablingTest {
    private static final String SM = "xmlns='urn:xmpp:sm:3'";
    private static final String UNEXPECTED = "<failed " + SM
            + "><unexpected-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>";

    private final Conversation client = Conversation.bound();

    @Test
    void itIsOfferedAfterLogin() {
        assertThat(Conversation.inClear().says(Conversation.HEADER)).doesNotContain("urn:xmpp:sm:3");
        var other = Conversation.inClear();
        other.logIn("alice");
        assertThat(other.says(Conversation.HEADER)).contains("<sm " + SM + "/>");
    }

    @Test
    void itIsEnabledWhenTheHomeHasBegunToCount() {
        assertThat(client.says("<enable " + SM + "/>")).isEmpty();
        assertThat(client.homes.enabled).containsExactly(new FakeHomes.Enabling(null, Duration.ZERO));
        client.homes.client().tell(new HomeCall.Managed());
        assertThat(client.hears()).isEqualTo("<enabled " + SM + "/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1"})
    void aSessionThatIsToBeResumedGetsAName(String resume) {
        client.says("<enable " + SM + " resume='" + resume + "'/>");
        FakeHomes.Enabling enabled = client.homes.enabled.getFirst();
        assertThat(enabled.max()).isEqualTo(Duration.ofMinutes(5));
        assertThat(enabled.id()).matches("[A-Za-z0-9_-]{22}");
        client.homes.client().tell(new HomeCall.Managed());
        assertThat(client.hears())
                .isEqualTo("<enabled " + SM + " id='" + enabled.id() + "' resume='true' max='300'/>");
    }

    @ParameterizedTest
    @CsvSource({"60,60", "+060,60", "300,300", "301,300", "4294967296,300", "99999999999999999999,300"})
    void itWaitsNoLongerThanTheClientWantsAndTheServerAllows(String wanted, int seconds) {
        client.says("<enable " + SM + " resume='true' max='" + wanted + "'/>");
        assertThat(client.homes.enabled.getFirst().max()).isEqualTo(Duration.ofSeconds(seconds));
        client.homes.client().tell(new HomeCall.Managed());
        assertThat(client.hears()).contains(" max='" + seconds + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume='false'", "resume='0'", "max='60'"})
    void whoDoesNotWantToResumeCannot(String attribute) {
        client.says("<enable " + SM + " " + attribute + "/>");
        client.homes.client().tell(new HomeCall.Managed());
        assertThat(client.hears()).isEqualTo("<enabled " + SM + "/>");
        assertThat(client.homes.enabled.getFirst().id()).isNull();
    }

    @Test
    void norCanAnybodyWhereItIsSwitchedOff() {
        var other = Conversation.bound(Conversation.resumingNothing());
        other.says("<enable " + SM + " resume='true'/>");
        other.homes.client().tell(new HomeCall.Managed());
        assertThat(other.hears()).isEqualTo("<enabled " + SM + "/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume='yes'", "resume=''", "max='0'", "max='-1'", "max=''", "max='1.5'", "max='soon'"})
    void whatBreaksTheSchemaIsABadRequest(String attribute) {
        assertThat(client.says("<enable " + SM + " " + attribute + "/>")).isEqualTo("<failed " + SM
                + "><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
        client.says("<enable " + SM + "/>");
        assertThat(client.homes.enabled).hasSize(1);
    }

    @Test
    void onceOnly() {
        client.says("<enable " + SM + "/>");
        assertThat(client.says("<enable " + SM + "/>")).isEqualTo(UNEXPECTED);
        client.homes.client().tell(new HomeCall.Managed());
        client.hears();
        assertThat(client.says("<enable " + SM + "/>")).isEqualTo(UNEXPECTED);
        assertThat(client.homes.enabled).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enable", "r", "a", "resume"})
    void notBeforeLogin(String element) {
        var other = Conversation.inClear();
        other.says(Conversation.HEADER);
        assertThat(other.says("<" + element + " " + SM + "/>")).isEqualTo(UNEXPECTED);
        assertThat(other.says(Conversation.auth("SCRAM-SHA-256", "n,,n=alice,r=abc"))).startsWith("<challenge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enable", "r", "a", "enabled"})
    void norBeforeAResourceIsBound(String element) {
        var other = Conversation.authenticated();
        assertThat(other.says("<" + element + " " + SM + "/>")).isEqualTo(UNEXPECTED);
        other.says("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
        assertThat(other.homes.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<r " + SM + "/>", "<a " + SM + " h='0'/>", "<resume " + SM + " previd='x' h='0'/>",
            "<enabled " + SM + "/>", "<nonsense " + SM + "/>"})
    void nothingElseHasAPlaceOnAStreamThatIsNotManaged(String element) {
        assertThat(client.says(element)).isEqualTo(UNEXPECTED);
        assertThat(client.homes.acknowledged).isEmpty();
    }

    @Test
    void aHomeThatCountsUnaskedLosesTheSession() {
        client.homes.client().tell(new HomeCall.Managed());
        assertThat(client.hears()).contains("<internal-server-error ");
    }
}
