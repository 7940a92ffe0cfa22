package chat.granta.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Report granta = new Report("chat").row("messages per second", 3000.0).row("latency p99", 12.5, "ms")
            .row("lost", 0L);
    private final Report ejabberd = new Report("chat").row("messages per second", 1500.0).row("latency p99", 25.0, "ms")
            .row("lost", 0L).row("TLS", "none");

    @Test
    void ratiosAreOfTheFirstToEachOther() {
        assertThat(new Comparison(both()).toText()).isEqualTo("""
                                     granta  ejabberd  granta/ejabberd
                messages per second    3000      1500             2.00
                latency p99, ms       12.50     25.00             0.50
                lost                      0         0                -
                TLS                       -      none                -
                """);
    }

    @Test
    void failuresAreNamed() {
        ejabberd.failWhen(true, "3 messages lost");
        assertThat(new Comparison(both()).toText()).endsWith("ejabberd FAILED: 3 messages lost\n");
    }

    @Test
    void oneAloneHasNoRatios() {
        assertThat(new Comparison(Map.of("granta", granta)).table().getFirst()).containsExactly("", "granta");
    }

    private Map<String, Report> both() {
        var both = new LinkedHashMap<String, Report>();
        both.put("granta", granta);
        both.put("ejabberd", ejabberd);
        return both;
    }
}
