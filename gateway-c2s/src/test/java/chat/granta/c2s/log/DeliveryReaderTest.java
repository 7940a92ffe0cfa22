package chat.granta.c2s.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Batch;
import chat.granta.bus.wire.CarriedForward;
import chat.granta.bus.wire.DeadLetter;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.DerivedLane;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HomeTicked;
import chat.granta.bus.wire.Place;
import chat.granta.bus.wire.SessionEnded;
import chat.granta.bus.wire.Stanza;
import chat.granta.bus.wire.Target;
import chat.granta.bus.wire.TenureBegun;
import chat.granta.c2s.home.ClientSession;
import chat.granta.c2s.home.HomeCall;
import chat.granta.c2s.log.UnreadStanzas.Unread;
import chat.granta.gateway.Tenure;
import chat.granta.gateway.UnreadableRecords;
import chat.granta.model.Jid;
import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What one record of a delivery partition does to those behind it, and what becomes of stanzas that nobody is there for. */
class DeliveryReaderTest {
    private static final long TENURE = 100;
    private static final SessionAddress ADDRESS = new SessionAddress(0, TENURE, 1);
    private static final SessionAddress EARLIER = new SessionAddress(0, 50, 1);
    private static final ByteString TOPIC = ByteString.copyFromUtf8("delivery");

    private final NotedLog log = new NotedLog();
    private final Connections connections = new Connections();
    private final UnreadStanzas unread = connections.unread();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<HomeCall> told = new ArrayList<>();
    private long home;

    private DeliveryReader reader(String history) {
        var batch = new DeliveryBatch();
        return new DeliveryReader(connections, new ManagedSessions(new Tenure(0, TENURE), log,
                new QueueLimits(10, 1 << 20), new TenureHistory(history), batch), log, TOPIC, _ -> {}, batch,
                new UnreadableRecords(log, "c2s", Topics.DELIVERY, meters));
    }

    private void connect(ClientSession client) {
        connections.add(ADDRESS, new SessionLink(log, ADDRESS, Jid.parse("juliet@localhost"), client, () -> {}));
    }

    private void read(DeliveryReader reader, long offset, Envelope.Builder envelope) {
        reader.read(new ConsumerRecord<>("xmpp.delivery", 0, offset, new byte[0],
                envelope.setOrigin(Origins.derived(TOPIC, 0, home++, 0)).build().toByteArray()));
    }

    private static Envelope.Builder message(SessionAddress session, String id) {
        return Envelope.newBuilder().setDelivery(Delivery.newBuilder().setPlace(Place.getDefaultInstance())
                .setStanza(Stanza.newBuilder().setId(id).setTo("juliet@localhost"))
                .addTargets(Target.newBuilder().setSession(session.toWire())));
    }

    private static Envelope.Builder ended() {
        return Envelope.newBuilder()
                .setSessionEnded(SessionEnded.newBuilder().setSession(ADDRESS.toWire()).setStreamError("conflict"));
    }

    private List<String> cameBack() {
        return log.toHomes.stream().map(envelope -> envelope.getUndelivered().getStanza().getId()).toList();
    }

    @Test
    void aRecordThatMakesNoSenseIsParkedAndTheNextIsRead() {
        connect(told::add);
        DeliveryReader reader = reader("50");
        read(reader, 101, Envelope.newBuilder().setCarriedForward(CarriedForward.getDefaultInstance()));
        reader.read(new ConsumerRecord<>("xmpp.delivery", 0, 102, new byte[0], new byte[]{1, 2, 3}));
        read(reader, 103, ended());
        assertThat(told).containsExactly(new HomeCall.End("conflict", ""));
        assertThat(log.letters).extracting(DeadLetter::getOffset).containsExactly(101L, 102L);
        assertThat(meters.counter("granta.c2s.dead.letters").count()).isEqualTo(2);
        assertThat(log.letters.getLast().getValue()).isEqualTo(ByteString.copyFrom(new byte[]{1, 2, 3}));
    }

    @Test
    void whateverFailsIsNoFaultOfTheNext() {
        connect(call -> {
            if (call instanceof HomeCall.Deliver) {
                throw new StackOverflowError("for the test");
            }
            told.add(call);
        });
        DeliveryReader reader = reader("50");
        read(reader, 101, message(ADDRESS, "1"));
        read(reader, 102, ended());
        assertThat(told).containsExactly(new HomeCall.End("conflict", ""));
        assertThat(log.letters).extracting(DeadLetter::getOffset).containsExactly(101L);
    }

    @Test
    void aPartOfABatchIsParkedAlone() {
        connect(told::add);
        var senseless = Envelope.newBuilder().setHomeTicked(HomeTicked.getDefaultInstance()).build();
        read(reader("50"), 101, Envelope.newBuilder().setBatch(Batch.newBuilder().addParts(message(ADDRESS, "1"))
                .addParts(senseless).addParts(ended())));
        assertThat(told).extracting(HomeCall::getClass).containsExactly(HomeCall.Deliver.class, HomeCall.End.class);
        assertThat(log.letters).extracting(DeadLetter::getValue).containsExactly(senseless.toByteString());
    }

    @Test
    void whatAConnectionCouldNotDeliverGoesBackByThePlaceThatWasReadLast() {
        connect(told::add);
        DeliveryReader reader = reader("50");
        read(reader, 101, message(ADDRESS, "1"));
        read(reader, 102, message(ADDRESS, "2"));
        connections.remove(ADDRESS);
        read(reader, 103, message(ADDRESS, "3"));
        told.forEach(call -> ((HomeCall.Deliver) call).giveBack());
        assertThat(reader.canGiveBack()).isTrue();
        for (Unread next; (next = unread.poll()) != null;) {
            reader.giveBack(next);
        }
        assertThat(cameBack()).containsExactly("3", "1", "2");
        assertThat(log.toHomes).extracting(envelope -> envelope.getOrigin().getDerived())
                .allMatch(origin -> origin.getOffset() == 103).extracting(DerivedLane::getIndex)
                .containsExactly(0, 1, 2);
    }

    @Test
    void nothingGoesBackByAPlaceOfAnEarlierTenure() {
        DeliveryReader reader = reader("50");
        assertThat(reader.canGiveBack()).isFalse();
        read(reader, 99, message(EARLIER, "1"));
        assertThat(reader.canGiveBack()).isFalse();
        read(reader, TENURE, Envelope.newBuilder().setTenureBegun(TenureBegun.getDefaultInstance()));
        assertThat(reader.canGiveBack()).isTrue();
        assertThat(cameBack()).as("somebody may have read it").isEmpty();
    }

    @Test
    void whatCameWhenTheGatewayHadLeftGoesBack() {
        DeliveryReader reader = reader("20 50 90");
        read(reader, 89, message(EARLIER, "1"));
        read(reader, 90, message(EARLIER, "2"));
        read(reader, 91, message(new SessionAddress(0, 60, 1), "3"));
        read(reader, 101, message(new SessionAddress(0, 60, 1), "4"));
        assertThat(cameBack()).containsExactly("2", "4");
    }

    @Test
    void whoeverComesNextIsToldWhenAGatewayLeft() {
        DeliveryReader first = reader("50");
        read(first, TENURE, Envelope.newBuilder().setTenureBegun(TenureBegun.getDefaultInstance()));
        assertThat(first.managed().done(101).metadata()).isEqualTo("100");
        first.managed().leave(101);
        String said = first.managed().done(101).metadata();
        assertThat(said).isEqualTo("100 100 101");
        var next = new TenureHistory(said);
        assertThat(next.hadLeft(TENURE, 101)).isTrue();
        assertThat(next.hadLeft(TENURE, 100)).isFalse();
        assertThat(next.hadLeft(102, 103)).isFalse();
        next.began(102);
        assertThat(next.sayAt(103)).as("it stays known").isEqualTo("102 100 101");
    }

    @Test
    void presenceIsMissedByNobody() {
        var presence = Delivery.newBuilder().setStanza(Stanza.newBuilder().setName(Stanza.Name.PRESENCE)).build();
        assertThat(unread.wayBack(ADDRESS, presence, "", 0)).isNull();
        var question = Delivery.newBuilder().setStanza(Stanza.newBuilder().setName(Stanza.Name.IQ)).build();
        Objects.requireNonNull(unread.wayBack(ADDRESS, question, "", 0)).run();
        assertThat(unread.size()).isEqualTo(1);
    }
}
