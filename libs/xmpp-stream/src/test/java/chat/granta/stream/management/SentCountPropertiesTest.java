package chat.granta.stream.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds in whatever order stanzas are sent, time passes, and the client answers with whatever number. */
class SentCountPropertiesTest {
    private static final long SECOND = 1_000_000_000;

    /** One thing that happens. */
    private sealed interface Event {
        record Sent() implements Event {}

        record Passed(long nanos) implements Event {}

        /** @param offset how many more, or fewer, than the client was sent it says it has */
        record Answered(long offset) implements Event {}
    }

    @Property(tries = 3_000)
    void countsAndQuestionsKeepTheRules(@ForAll("beginnings") long before, @ForAll("events") List<Event> events) {
        var deliveries = new SentCount(before);
        long sent = before;
        long now = Long.MAX_VALUE - 3 * SECOND;
        long oldestUnasked = now;
        long asked = before;
        boolean isUnanswered = false;
        for (Event event : events) {
            long acknowledged = deliveries.acknowledged();
            switch (event) {
                case Event.Sent() -> {
                    oldestUnasked = sent == asked ? now : oldestUnasked;
                    sent++;
                    deliveries.send(now);
                }
                case Event.Passed(long nanos) -> now += nanos;
                case Event.Answered(long offset) -> {
                    long claimed = Math.max(0, sent + offset);
                    boolean isPossible = claimed <= sent;
                    assertThat(deliveries.acknowledge(StanzaCount.wire(claimed))).isEqualTo(isPossible);
                    if (isPossible && claimed >= acknowledged) {
                        isUnanswered = false;
                        asked = Math.max(asked, claimed);
                        assertThat(deliveries.acknowledged()).isEqualTo(claimed);
                    }
                }
            }
            assertThat(deliveries.acknowledged()).isBetween(acknowledged, sent);
            assertThat(deliveries.sent()).isEqualTo(sent);
            boolean isDue = deliveries.untilAsking(now) <= 0;
            assertThat(isDue).isEqualTo(
                    !isUnanswered && (sent - asked >= 5 || sent > asked && now - oldestUnasked >= SECOND));
            if (isDue) {
                assertThat(isUnanswered).as("never a question while one is unanswered").isFalse();
                deliveries.ask();
                isUnanswered = true;
                asked = sent;
            }
        }
    }

    @Property
    void everyStanzaIsAskedAboutWithinASecondOfTheAnswerBefore(@ForAll @LongRange(max = 20) long stanzas) {
        var deliveries = new SentCount(0);
        for (long i = 0; i < stanzas; i++) {
            deliveries.send(0);
            if (deliveries.untilAsking(0) <= 0) {
                deliveries.ask();
                deliveries.acknowledge(deliveries.sent());
            }
        }
        long left = deliveries.untilAsking(0);
        assertThat(left).isIn(SECOND, Long.MAX_VALUE);
        assertThat(left == Long.MAX_VALUE).isEqualTo(stanzas % 5 == 0);
    }

    /** Around 2^32, where the count on the wire begins anew, and elsewhere. */
    @Provide
    Arbitrary<Long> beginnings() {
        return Arbitraries.oneOf(Arbitraries.longs().between(0, 10),
                Arbitraries.longs().between((1L << 32) - 10, (1L << 32) + 10),
                Arbitraries.longs().between(0, 1L << 34));
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Event> sent = Arbitraries.just(new Event.Sent());
        Arbitrary<Event> passed = Arbitraries.longs().between(0, SECOND).map(Event.Passed::new);
        Arbitrary<Event> answered = Arbitraries.longs().between(-8, 3).map(Event.Answered::new);
        return Arbitraries.oneOf(sent, sent, passed, answered).list().ofMaxSize(80);
    }
}
