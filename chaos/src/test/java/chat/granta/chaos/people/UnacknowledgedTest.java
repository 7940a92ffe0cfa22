package chat.granta.chaos.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.chaos.people.Unacknowledged.Sent;
import org.junit.jupiter.api.Test;

class UnacknowledgedTest {
    private static final Sent FIRST = new Sent("<message id='1'/>", 1);
    private static final Sent SECOND = new Sent("<message id='2'/>", 2);
    private static final Sent THIRD = new Sent("<message id='3'/>", 3);

    private final Unacknowledged unacknowledged = new Unacknowledged();

    @Test
    void whatIsLeftIsExactlyWhatTheServerHasNotHad() throws WrongCountException {
        unacknowledged.add(FIRST);
        unacknowledged.add(SECOND);
        unacknowledged.add(THIRD);
        assertThat(unacknowledged.acknowledge(2)).containsExactly(FIRST, SECOND);
        assertThat(unacknowledged.acknowledge(2)).isEmpty();
        assertThat(unacknowledged.waiting()).containsExactly(THIRD);
    }

    @Test
    void aCountThatFallsOrIsTooHighIsWrong() throws WrongCountException {
        unacknowledged.add(FIRST);
        unacknowledged.add(SECOND);
        unacknowledged.acknowledge(1);
        assertThatThrownBy(() -> unacknowledged.acknowledge(0)).isInstanceOf(WrongCountException.class);
        assertThatThrownBy(() -> unacknowledged.acknowledge(3)).isInstanceOf(WrongCountException.class);
        assertThat(unacknowledged.waiting()).containsExactly(SECOND);
    }

    @Test
    void countingBeginsAgainWithANewSession() throws WrongCountException {
        unacknowledged.add(FIRST);
        unacknowledged.acknowledge(1);
        unacknowledged.add(SECOND);
        assertThat(unacknowledged.restart()).containsExactly(SECOND);
        unacknowledged.add(SECOND);
        assertThat(unacknowledged.acknowledge(1)).containsExactly(SECOND);
    }
}
