package chat.granta.listening.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.listening.TestStream;
import chat.granta.model.Jid;
import chat.granta.stream.StreamError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server asks another that has been silent (XEP-0199 section 4.5). */
class LivenessTest {
    private final TestStream stream = new TestStream();
    private final List<StreamError> ends = new ArrayList<>();
    private final Liveness liveness = new Liveness(stream, Jid.parse("mantua.example"), Jid.parse("verona.example"),
            Duration.ofMinutes(5), Duration.ofMinutes(1), ends::add);

    @Test
    void silenceIsAskedAboutAndThenTheEnd() {
        stream.waits(Duration.ofMinutes(5));
        assertThat(stream.written).containsExactly("Iq to verona.example");
        stream.waits(Duration.ofSeconds(59));
        assertThat(ends).isEmpty();
        stream.waits(Duration.ofSeconds(1));
        assertThat(ends).singleElement().extracting(StreamError::condition).isEqualTo("connection-timeout");
    }

    @Test
    void aSoundPutsTheQuestionOff() {
        stream.waits(Duration.ofMinutes(4));
        liveness.heard();
        stream.waits(Duration.ofMinutes(4));
        assertThat(stream.written).isEmpty();
        stream.waits(Duration.ofMinutes(1));
        assertThat(stream.written).hasSize(1);
    }

    @Test
    void whateverElseWasAskedHasToBeAnsweredToo() {
        liveness.askBy(() -> stream.written.add("r"));
        stream.waits(Duration.ofMinutes(2));
        liveness.asked();
        stream.waits(Duration.ofMinutes(1));
        assertThat(stream.written).isEmpty();
        assertThat(ends).hasSize(1);
    }

    @Test
    void whoIsHeardElsewhereIsThere() {
        long[] heard = {0};
        liveness.hearAlso(known -> Math.max(known, heard[0]));
        stream.waits(Duration.ofMinutes(2));
        heard[0] = stream.nanoTime();
        stream.waits(Duration.ofMinutes(4));
        assertThat(stream.written).isEmpty();
        stream.waits(Duration.ofMinutes(1));
        assertThat(stream.written).hasSize(1);
        heard[0] = stream.nanoTime() + 1;
        stream.waits(Duration.ofMinutes(5));
        assertThat(ends).as("that was the answer").isEmpty();
        assertThat(stream.written).hasSize(1);
        stream.waits(Duration.ofSeconds(1));
        assertThat(stream.written).hasSize(2);
        stream.waits(Duration.ofMinutes(1));
        assertThat(ends).as("it answers no later question").hasSize(1);
    }

    @Test
    void aStreamThatHasEndedIsAskedNothing() {
        liveness.stop();
        stream.waits(Duration.ofHours(1));
        assertThat(stream.written).isEmpty();
        assertThat(ends).isEmpty();
    }

    @Test
    void aSpaceGoesOutInEachInterval() {
        liveness.stop();
        var keepalive = new Keepalive(stream, Duration.ofSeconds(90));
        stream.waits(Duration.ofMinutes(3));
        assertThat(stream.written).containsExactly(" ", " ");
        keepalive.stop();
        stream.waits(Duration.ofMinutes(3));
        assertThat(stream.written).hasSize(2);
    }
}
