package chat.granta.s2s.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** XEP-0198 section 5 between two servers: wherever streams break, each stanza arrives once, and in its order. */
class BrokenStreamsProperties {
    private static final TwoServers.Certificates CERTIFICATES = TwoServers.Certificates.in(directory());

    private static Path directory() {
        try {
            Path directory = Files.createTempDirectory("streams");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Servers leave each other alone for some seconds at most after each failure. */
    private static final Duration STEP = Duration.ofMillis(250);
    private static final int MOST_STEPS = (int) (Duration.ofMinutes(2).toMillis() / STEP.toMillis());

    /** One thing that happens. */
    private sealed interface Event {
        record Said(boolean inVerona) implements Event {}

        record Carried(int characters) implements Event {}

        record Landed() implements Event {}

        record Passed(int millis) implements Event {}

        record Cut(boolean isNoticedThere) implements Event {}
    }

    @Property(tries = 60)
    void everyStanzaArrivesOnceAndInItsOrder(@ForAll("events") List<Event> events) {
        try (var both = new TwoServers(CERTIFICATES)) {
            both.verona.send(both.mantua);
            for (Event event : events) {
                switch (event) {
                    case Event.Said(boolean inVerona) when inVerona -> both.verona.send(both.mantua);
                    case Event.Said _ -> both.mantua.send(both.verona);
                    case Event.Carried(int characters) -> both.carry(characters);
                    case Event.Landed _ -> {
                        both.verona.land();
                        both.mantua.land();
                    }
                    case Event.Passed(int millis) -> both.pass(Duration.ofMillis(millis));
                    case Event.Cut(boolean isNoticedThere) -> both.cut(isNoticedThere);
                }
            }
            int steps = 0;
            while (!both.isQuietAfter(STEP)) {
                assertThat(++steps).as("steps until all has arrived").isLessThan(MOST_STEPS);
            }
            assertThat(both.mantua.landed).isEqualTo(both.verona.sent());
            assertThat(both.verona.landed).isEqualTo(both.mantua.sent());
            assertThat(both.verona.returned).isEmpty();
            assertThat(both.mantua.returned).isEmpty();
        }
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Event> said = Arbitraries.of(true, false).map(Event.Said::new);
        Arbitrary<Event> carried = Arbitraries.integers().between(1, 2_000).map(Event.Carried::new);
        Arbitrary<Event> landed = Arbitraries.just(new Event.Landed());
        Arbitrary<Event> passed = Arbitraries.integers().between(1, 3_000).map(Event.Passed::new);
        Arbitrary<Event> cut = Arbitraries.of(true, false).map(Event.Cut::new);
        return Arbitraries.frequencyOf(Tuple.of(5, said), Tuple.of(6, carried),
                Tuple.of(3, landed), Tuple.of(2, passed), Tuple.of(1, cut)).list().ofMaxSize(60);
    }
}
