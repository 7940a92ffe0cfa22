package chat.granta.bus.nearby;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WriterPaceTest {
    private long now = 5_000_000;

    @Test
    void theFirstRecordAfterAWhileWaitsForNobody() {
        var gateway = pace(true);
        assertThat(gateway.rest()).isZero();
        gateway.written(200);
        pass(3000);
        assertThat(gateway.rest()).isZero();
    }

    @Test
    void whatComesOneByOneGathersBehindAWrite() {
        var gateway = pace(true);
        gateway.written(200);
        assertThat(gateway.rest()).isEqualTo(micros(3000));
        pass(1000);
        assertThat(gateway.rest()).isEqualTo(micros(2000));
    }

    @Test
    void whereMuchComesItGathersSoon() {
        var gateway = pace(true);
        gateway.written(8192);
        assertThat(gateway.rest()).isEqualTo(micros(1000));
    }

    @Test
    void aHomeRestsWhenItWritesOnceMoreAtOnce() {
        var home = pace(false);
        pass(5000);
        home.written(200);
        assertThat(home.rest()).as("what comes now may be seconds away").isZero();
        pass(1500);
        home.written(200);
        assertThat(home.rest()).isEqualTo(micros(1000));
        pass(2000);
        home.written(200);
        assertThat(home.rest()).isZero();
    }

    private WriterPace pace(boolean gathers) {
        return new WriterPace(gathers, () -> now);
    }

    private void pass(long micros) {
        now += micros(micros);
    }

    private static long micros(long micros) {
        return TimeUnit.MICROSECONDS.toNanos(micros);
    }
}
