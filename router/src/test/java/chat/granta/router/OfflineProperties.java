package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AccountChanged;
import chat.granta.bus.wire.ArchiveReply;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineFlush;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0160: Juliet comes and goes, is written to, and archive-service is as slow as it likes, or fails. Whatever the home believes of
 * what is stored, every message reaches her once.
 */
class OfflineProperties {
    private static final Jid PHONE = JULIET.withResource("phone");

    private enum Step {
        COMES, GOES, IS_WRITTEN_TO, ARCHIVE_WORKS, FLUSH_FAILS, MINUTE_PASSES
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.of(Step.class).list().ofMinSize(10).ofMaxSize(60);
    }

    @Property(tries = 150)
    void everyMessageReachesHerOnce(@ForAll("steps") List<Step> steps) {
        try (var world = new World()) {
            steps.forEach(world::take);
            world.finish();
            assertThat(world.received).containsExactlyInAnyOrderElementsOf(
                    IntStream.range(0, world.sent).mapToObj(i -> "m" + i).toList());
        }
    }

    private static final class World implements AutoCloseable {
        private final Stage stage = new Stage();
        private final SessionAddress romeo = stage.online(ROMEO, 1, 0);
        private final Deque<Envelope> offlineTopic = new ArrayDeque<>();
        private final List<OfflineMessage> stored = new ArrayList<>();
        private final List<String> received = new ArrayList<>();
        private @Nullable SessionAddress juliet;
        private long connections = 1;
        private int sent;

        World() {
            // So that she exists.
            stage.bench.close(stage.connected(PHONE, ++connections), PHONE);
            stage.bench.account(JULIET.toString(), AccountChanged.State.ACTIVE, 1);
            stage.bench.archiveServiceIsAway();
        }

        void take(Step step) {
            switch (step) {
                case COMES -> come();
                case GOES -> go();
                case IS_WRITTEN_TO -> stage.bench.send(romeo, new Message(ROMEO, JULIET, "m" + sent++,
                        Message.Type.CHAT, null, Stage.chat(ROMEO, JULIET).payload()));
                case ARCHIVE_WORKS -> work(false);
                case FLUSH_FAILS -> work(true);
                case MINUTE_PASSES -> stage.bench.tick(1);
            }
            look();
        }

        private void come() {
            if (juliet == null) {
                juliet = stage.bench.bind(JULIET.toString(), "phone", ++connections);
                stage.bench.send(juliet, Stage.presence(PHONE, 0));
            }
        }

        private void go() {
            if (juliet != null) {
                stage.bench.close(juliet, PHONE);
                juliet = null;
            }
        }

        /** archive-service handles one record. */
        private void work(boolean fails) {
            Envelope record = offlineTopic.poll();
            if (record != null && record.hasOfflineStored()) {
                OfflineMessage message = record.getOfflineStored().getMessage();
                if (stored.stream().noneMatch(one -> one.getId().equals(message.getId()))) {
                    stored.add(message);
                }
            } else if (record != null) {
                stage.bench.archiveReply(flush(record.getOfflineFlush(), fails));
            }
        }

        private ArchiveReply.Builder flush(OfflineFlush flush, boolean fails) {
            var reply = ArchiveReply.newBuilder().setAccount(flush.getAccount()).setSession(flush.getSession())
                    .setFlushEnded(true);
            if (!fails) {
                reply.addAllFlushed(stored).setFlush(flush.getId());
                stored.clear();
            }
            return reply;
        }

        private void look() {
            stage.bench.archived().stream().filter(told -> told.hasOfflineStored() || told.hasOfflineFlush())
                    .forEach(offlineTopic::add);
            for (Envelope envelope : stage.bench.delivered()) {
                if (envelope.hasDelivery()
                        && StanzaCodec.ofWire(envelope.getDelivery().getStanza()) instanceof Message message) {
                    received.add(String.valueOf(message.id()));
                }
            }
        }

        /** She comes once more, and archive-service catches up. */
        void finish() {
            go();
            look();
            come();
            look();
            while (!offlineTopic.isEmpty()) {
                work(false);
                look();
            }
        }

        @Override
        public void close() {
            stage.close();
        }
    }
}
