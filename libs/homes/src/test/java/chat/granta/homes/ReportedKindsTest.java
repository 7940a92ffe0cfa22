package chat.granta.homes;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.TrailEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ReportedKindsTest {
    @Test
    void whatIsNeverKeptIsNotReported() {
        var settings = new StandardEnvironment();
        settings.getPropertySources().addFirst(new MapPropertySource("policy",
                Map.of("granta.audit.keep.room-message", "never", "granta.audit.keep.message", "7d")));
        assertThat(ReportedKinds.of(settings)).contains(TrailEvent.Kind.MESSAGE, TrailEvent.Kind.ROOM_JOIN)
                .doesNotContain(TrailEvent.Kind.ROOM_MESSAGE, TrailEvent.Kind.UNRECOGNIZED);
    }
}
