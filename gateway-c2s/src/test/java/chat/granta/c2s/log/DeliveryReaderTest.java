package chat.granta.c2s.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.CarriedForward;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.SessionEnded;
import chat.granta.c2s.home.HomeCall;
import chat.granta.gateway.Tenure;
import chat.granta.model.Jid;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What one record of a delivery partition does to those behind it. */
class DeliveryReaderTest {
    private static final SessionAddress ADDRESS = new SessionAddress(0, 100, 1);
    private static final ByteString TOPIC = ByteString.copyFromUtf8("delivery");

    private final HandoverWorld log = new HandoverWorld(new Random(1));
    private final Connections connections = new Connections();
    private final DeliveryBatch batch = new DeliveryBatch();
    private final DeliveryReader reader = new DeliveryReader(connections,
            new ManagedSessions(new Tenure(0, 100), log, new QueueLimits(10, 1 << 20), new TenureHistory("50"), batch),
            log,
            TOPIC, _ -> {}, batch);

    private void read(long offset, Envelope.Builder envelope) {
        reader.read(new ConsumerRecord<>("xmpp.delivery", 0, offset, new byte[0], envelope.build().toByteArray()));
    }

    @Test
    void aRecordThatMakesNoSenseIsSkipped() {
        List<HomeCall> told = new ArrayList<>();
        connections.add(ADDRESS, new SessionLink(log, ADDRESS, Jid.parse("juliet@localhost"), told::add, () -> {}));
        read(101, Envelope.newBuilder().setCarriedForward(CarriedForward.getDefaultInstance()));
        read(102, Envelope.newBuilder().setOrigin(Origins.derived(TOPIC, 0, 1, 0))
                .setSessionEnded(SessionEnded.newBuilder().setSession(ADDRESS.toWire()).setStreamError("conflict")));
        assertThat(told).containsExactly(new HomeCall.End("conflict", ""));
    }
}
