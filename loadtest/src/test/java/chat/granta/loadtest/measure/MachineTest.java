package chat.granta.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void idleAndWaitingAreNotWork() {
        assertThat(Machine.busySeconds("cpu  100 20 30 9999 8888 40 50 60 7777 6666")).isEqualTo(3.0);
    }
}
