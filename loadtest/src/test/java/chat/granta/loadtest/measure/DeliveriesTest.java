package chat.granta.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private final Report report = new Report("chat");

    @Test
    void whatCameOnceAndInOrderHolds() {
        new Deliveries(10, 10, 0, 0).report(report, "message");
        assertThat(report.hasFailed()).isFalse();
        assertThat(report.value("messages lost")).contains(0L);
    }

    @Test
    void lostDoubledAndOutOfOrderAreSaidAndFail() {
        new Deliveries(10, 7, 2, 1).report(report, "message");
        assertThat(report.failures()).containsExactly("3 messages lost", "2 messages came twice",
                "1 messages came out of order");
        assertThat(report.value("messages doubled")).contains(2L);
        assertThat(report.value("messages out of order")).contains(1L);
    }

    @Test
    void hearingMoreThanWasSaidFailsAsWell() {
        new Deliveries(10, 11, 0, 0).report(report, "message");
        assertThat(report.hasFailed()).isTrue();
    }
}
