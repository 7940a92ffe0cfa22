package chat.granta.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Lane.Position;
import chat.granta.bus.Lane;
import chat.granta.bus.Origins;
import chat.granta.bus.ReplayRule.Positions;
import chat.granta.bus.ReplayRule.Verdict;
import chat.granta.bus.ReplayRule;
import chat.granta.bus.SessionAddress;
import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;

/** What the replay rule rests on, wherever the highest positions are kept. */
public abstract class PositionsContract {
    private static final SessionAddress SESSION = new SessionAddress(3, 1L << 40, 7);

    /** A new, empty one. */
    protected abstract Positions positions();

    @Test
    void aLaneThatIsNotKnownHasNoPosition() {
        assertThat(positions().get(Lane.service("auth-service"))).isNull();
    }

    @Test
    void whatWasPutLastIsFound() {
        Positions positions = positions();
        positions.put(Lane.session(SESSION), new Position(0, 1));
        positions.put(Lane.session(SESSION), new Position(Long.MAX_VALUE, Long.MAX_VALUE));
        assertThat(positions.get(Lane.session(SESSION))).isEqualTo(new Position(Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Test
    void lanesOfOneNameAreApart() {
        Positions positions = positions();
        positions.put(Lane.session(SESSION), new Position(0, 1));
        positions.put(Lane.handover(SESSION), new Position(2, 0));
        positions.put(Lane.deliveries(SESSION), new Position(3, 0));
        positions.put(Lane.gateway(SESSION.partition()), new Position(4, 0));
        assertThat(positions.get(Lane.session(SESSION))).isEqualTo(new Position(0, 1));
        assertThat(positions.get(Lane.handover(SESSION))).isEqualTo(new Position(2, 0));
        assertThat(positions.get(Lane.deliveries(SESSION))).isEqualTo(new Position(3, 0));
        assertThat(positions.get(Lane.gateway(SESSION.partition()))).isEqualTo(new Position(4, 0));
    }

    @Test
    void aRuleGoesOnWhereAnotherHasStopped() {
        Positions positions = positions();
        ByteString topic = ByteString.copyFrom(new byte[16]);
        assertThat(new ReplayRule(positions).judge(Origins.derived(topic, 1, 7, 0))).isEqualTo(Verdict.ACCEPT);
        assertThat(new ReplayRule(positions).judge(Origins.derived(topic, 1, 7, 0))).isEqualTo(Verdict.DUPLICATE);
        assertThat(new ReplayRule(positions).judge(Origins.derived(topic, 1, 7, 1))).isEqualTo(Verdict.ACCEPT);
    }
}
