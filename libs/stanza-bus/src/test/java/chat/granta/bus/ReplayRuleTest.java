package chat.granta.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.bus.ReplayRule.Verdict;
import chat.granta.bus.wire.Origin;
import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;

class ReplayRuleTest {
    private static final ByteString TOPIC = ByteString.copyFrom(new byte[16]);
    private static final ByteString LATER_TOPIC = ByteString.copyFromUtf8("another incarnat");

    private final MemoryPositions positions = new MemoryPositions();
    private final ReplayRule rule = new ReplayRule(positions);

    @Test
    void outputsOfOneRecordAreToldApartByTheirIndex() {
        assertThat(rule.judge(Origins.derived(TOPIC, 1, 7, 0))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.derived(TOPIC, 1, 7, 1))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.derived(TOPIC, 1, 7, 1))).isEqualTo(Verdict.DUPLICATE);
        assertThat(rule.judge(Origins.derived(TOPIC, 1, 7, 0))).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void offsetsOfAnotherPartitionOrIncarnationAreAnotherLane() {
        assertThat(rule.judge(Origins.derived(TOPIC, 1, 7, 0))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.derived(TOPIC, 2, 3, 0))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.derived(LATER_TOPIC, 1, 3, 0))).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void aSessionCountsFromOneAndNeverSkips() {
        var session = new SessionAddress(4, 100, 1);
        assertThat(rule.judge(Origins.session(session, 2))).isEqualTo(Verdict.GAP);
        assertThat(rule.judge(Origins.session(session, 1))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.session(session, 3))).isEqualTo(Verdict.GAP);
        assertThat(rule.judge(Origins.session(session, 2))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.session(session, 3))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.session(session, 1))).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void aDeadGatewayBeginsNoSessionButThoseItHadGoOn() {
        var session = new SessionAddress(4, 100, 1);
        assertThat(rule.judge(Origins.session(session, 1))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.gateway(4, 200))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.session(session, 2))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.session(new SessionAddress(4, 100, 2), 1))).isEqualTo(Verdict.FENCED);
        positions.remove(Lane.session(session));
        assertThat(rule.judge(Origins.session(session, 1))).isEqualTo(Verdict.FENCED);
        assertThat(rule.judge(Origins.session(new SessionAddress(4, 200, 1), 1))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.gateway(4, 150))).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void aForgottenSessionDoesNotComeBackInTheMiddle() {
        var session = new SessionAddress(4, 100, 1);
        rule.judge(Origins.session(session, 1));
        rule.judge(Origins.session(session, 2));
        positions.remove(Lane.session(session));
        assertThat(rule.judge(Origins.session(session, 3))).isEqualTo(Verdict.GAP);
    }

    @Test
    void aSessionIsHandedOverOnceWhoeverDoesIt() {
        var session = new SessionAddress(4, 100, 1);
        assertThat(rule.judge(Origins.handover(session, 8))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.handover(session, 7))).as("of one who knew less").isEqualTo(Verdict.DUPLICATE);
        assertThat(rule.judge(Origins.handover(session, 8))).isEqualTo(Verdict.DUPLICATE);
        assertThat(rule.judge(Origins.handover(session, 9))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.handover(new SessionAddress(4, 100, 2), 1))).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void aServicesNumbersRiseAndMayLeaveSomeOut() {
        assertThat(rule.judge(Origins.service("auth-service", 7))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.service("auth-service", 9))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.service("auth-service", 9))).isEqualTo(Verdict.DUPLICATE);
        assertThat(rule.judge(Origins.service("auth-service", 8))).isEqualTo(Verdict.DUPLICATE);
        assertThat(rule.judge(Origins.service("roster-service", 8))).isEqualTo(Verdict.ACCEPT);
        assertThat(rule.judge(Origins.gateway(1, 3))).as("another kind of lane").isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void aRecordWithoutAnOriginIsAnError() {
        assertThatThrownBy(() -> rule.judge(Origin.getDefaultInstance())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("origin");
    }
}
