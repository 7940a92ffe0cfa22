package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.contact;
import static chat.granta.router.Stage.knows;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Whatever Romeo's client does, what Juliet holds in the end is the last that it sent, and a flood does not reach her. */
class PresenceFloodProperties {
    private enum Move {
        CHANGES, SAYS_SO_TO_JULIET, LEAVES, CHATS, WAITS_A_SECOND, WAITS_TEN, WAITS_A_MINUTE
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Arbitraries.frequency(Tuple.of(30, Move.CHANGES),
                Tuple.of(1, Move.SAYS_SO_TO_JULIET), Tuple.of(1, Move.LEAVES),
                Tuple.of(2, Move.CHATS), Tuple.of(4, Move.WAITS_A_SECOND),
                Tuple.of(1, Move.WAITS_TEN), Tuple.of(1, Move.WAITS_A_MINUTE)).list()
                .ofMinSize(1).ofMaxSize(80);
    }

    @Property(tries = 150)
    void theLastPresenceThatAContactHoldsIsTheLastThatWasSent(@ForAll("moves") List<Move> moves) {
        try (var play = new Flood()) {
            moves.forEach(play::make);
            play.stage.bench.pass(Duration.ofMinutes(1));
            assertThat(play.seen()).isEqualTo(play.last);
        }
    }

    @Example
    void ofAFloodTheContactSeesFewAndTheLast() {
        try (var play = new Flood()) {
            for (int i = 0; i < 100; i++) {
                play.make(Move.CHANGES);
            }
            assertThat(play.heard).hasSizeLessThan(12);
            play.make(Move.WAITS_TEN);
            assertThat(play.seen()).isEqualTo("100");
        }
    }

    @Example
    void theLastIsSeenWithinFiveSecondsThoughNothingElseHappens() {
        try (var play = new Flood()) {
            for (int i = 0; i < 14; i++) {
                play.make(Move.CHANGES);
            }
            for (int i = 0; i < 5; i++) {
                play.make(Move.WAITS_A_SECOND);
            }
            assertThat(play.seen()).isEqualTo("14");
        }
    }

    @Example
    void whoComesDuringAFloodSeesHowItIs() {
        try (var play = new Flood()) {
            for (int i = 0; i < 50; i++) {
                play.make(Move.CHANGES);
            }
            play.stage.clear();
            Jid chamber = JULIET.withResource("chamber");
            SessionAddress other = play.stage.bench.bind(JULIET.toString(), "chamber", 3);
            play.stage.bench.send(other, Stage.presence(chamber, 0));
            assertThat(play.stage.bench.delivered()).filteredOn(Envelope::hasDelivery)
                    .extracting(envelope -> Flood.word(envelope.getDelivery())).contains("50");
        }
    }

    /** Romeo in a hurry, and Juliet who sees him. */
    private static final class Flood implements AutoCloseable {
        final Stage stage = new Stage();
        final List<String> heard = new ArrayList<>();
        private final SessionAddress romeo;
        private int number;
        @Nullable
        String last;

        Flood() {
            stage.bench.policy(ROMEO.bare(), knows(contact(JULIET, true, true)));
            stage.bench.policy(JULIET, knows(contact(ROMEO, true, true)));
            stage.online(JULIET.withResource("balcony"), 2, 0);
            romeo = stage.connected(ROMEO, 1);
        }

        void make(Move move) {
            switch (move) {
                case CHANGES -> says(null);
                case SAYS_SO_TO_JULIET -> says(JULIET);
                case LEAVES -> {
                    stage.bench.send(romeo, Stage.presence(ROMEO, null, Presence.Type.UNAVAILABLE));
                    last = last == null ? null : "unavailable";
                }
                case CHATS -> stage.bench.send(romeo, Stage.chat(ROMEO, JULIET));
                case WAITS_A_SECOND -> stage.bench.pass(Duration.ofSeconds(1));
                case WAITS_TEN -> stage.bench.pass(Duration.ofSeconds(10));
                case WAITS_A_MINUTE -> stage.bench.pass(Duration.ofMinutes(1));
            }
            listen();
        }

        private void says(@Nullable Jid to) {
            last = Integer.toString(++number);
            var status = Element.named("jabber:client", "status").text(last).build();
            stage.bench.send(romeo, new Presence(ROMEO, to, null, Presence.Type.AVAILABLE, null, Payload.of(status)));
        }

        private void listen() {
            for (Envelope envelope : stage.bench.delivered()) {
                Delivery delivery = envelope.getDelivery();
                if (delivery.getStanza().getFrom().equals(ROMEO.toString())
                        && StanzaCodec.ofWire(delivery.getStanza()) instanceof Presence
                        && delivery.getTargets(0).getSession().getConnection() == 2) {
                    heard.add(word(delivery));
                }
            }
        }

        @Nullable
        String seen() {
            listen();
            return heard.isEmpty() ? null : heard.getLast();
        }

        static String word(Delivery delivery) {
            var stanza = StanzaCodec.ofWire(delivery.getStanza());
            return "unavailable".equals(stanza.wireType()) || stanza.payload().elements().isEmpty()
                    ? "unavailable"
                    : stanza.payload().elements().getFirst().text();
        }

        @Override
        public void close() {
            stage.close();
        }
    }
}
