package chat.granta.chaos.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DirectionTest {
    private final Direction direction = new Direction();

    @Test
    void everythingOnceAndInOrderIsPerfect() {
        send(3);
        acknowledge(1, 2, 3);
        arrive(1, 2, 3);
        assertThat(direction.isComplete()).isTrue();
        assertThat(outcome()).matches(Outcome::isPerfect);
    }

    @Test
    void whatWasAcknowledgedAndNeverCameIsLost() {
        send(3);
        acknowledge(1, 2);
        arrive(1);
        assertThat(outcome().lost()).isEqualTo(1);
        assertThat(direction.isComplete()).isFalse();
    }

    @Test
    void whatComesTwiceIsDoubledUnlessItWasSentAgainBlindly() {
        send(2);
        direction.mayComeTwice(2);
        arrive(1, 2, 2, 1);
        assertThat(outcome().doubled()).isEqualTo(1);
        assertThat(outcome().reordered()).isZero();
    }

    @Test
    void aReceiverWithoutASessionMayGetAgainWhatCame() {
        send(3);
        arrive(1, 2);
        direction.allMayComeTwice();
        arrive(2, 3, 3);
        assertThat(outcome().doubled()).isEqualTo(1);
    }

    @Test
    void whatComesBehindALaterOneIsReordered() {
        send(3);
        arrive(1, 3, 2);
        assertThat(outcome().reordered()).isEqualTo(1);
        assertThat(outcome().doubled()).isZero();
    }

    @Test
    void whatCameBackIsNotLost() {
        send(1);
        acknowledge(1);
        direction.refused(1);
        assertThat(direction.isComplete()).isTrue();
        assertThat(outcome().lost()).isZero();
        assertThat(outcome()).matches(Outcome::isExact).matches(each -> !each.isPerfect());
    }

    private Outcome outcome() {
        return direction.outcome(System.nanoTime());
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            direction.next();
        }
    }

    private void acknowledge(int... numbers) {
        for (int number : numbers) {
            direction.acknowledged(number);
        }
    }

    private void arrive(int... numbers) {
        for (int number : numbers) {
            direction.arrived(number);
        }
    }
}
