package chat.granta.homes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When reminders come. */
class RemindersTest {
    private final Reminders reminders = new Reminders();

    @Test
    void aReminderComesOnceAndNotBeforeItsTime() {
        reminders.add("romeo@localhost", Instant.ofEpochSecond(3));
        reminders.add("juliet@localhost", Instant.ofEpochSecond(5));
        assertThat(reminders.take(Instant.ofEpochSecond(2))).isEmpty();
        assertThat(reminders.take(Instant.ofEpochSecond(3))).containsExactly("romeo@localhost");
        assertThat(reminders.take(Instant.ofEpochSecond(9))).containsExactly("juliet@localhost");
        assertThat(reminders.take(Instant.ofEpochSecond(9))).isEmpty();
    }

    @Test
    void whatSeveralFeaturesWantOfOneUserComesAtEachTime() {
        reminders.add("romeo@localhost", Instant.ofEpochSecond(5));
        reminders.add("romeo@localhost", Instant.ofEpochSecond(3));
        reminders.add("romeo@localhost", Instant.ofEpochSecond(10));
        assertThat(reminders.take(Instant.ofEpochSecond(4))).containsExactly("romeo@localhost");
        assertThat(reminders.take(Instant.ofEpochSecond(4))).isEmpty();
        assertThat(reminders.take(Instant.ofEpochSecond(9))).containsExactly("romeo@localhost");
        assertThat(reminders.take(Instant.ofEpochSecond(10))).containsExactly("romeo@localhost");
    }

    @Test
    void ofVeryManySomeComeLater() {
        for (int i = 0; i < 1500; i++) {
            reminders.add("user" + i, Instant.EPOCH);
        }
        assertThat(reminders.take(Instant.EPOCH)).hasSize(1000);
        assertThat(reminders.take(Instant.EPOCH)).hasSize(500);
    }
}
