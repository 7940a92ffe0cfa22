package chat.granta.c2s.log;

import chat.granta.bus.Origins;
import chat.granta.bus.SessionAddress;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.Delivery;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.HandOver;
import chat.granta.bus.wire.ManagementBegun;
import chat.granta.bus.wire.ResumeAnswered;
import chat.granta.bus.wire.Stanza;
import chat.granta.bus.wire.Target;
import chat.granta.bus.wire.TenureBegun;
import chat.granta.gateway.LogWriter;
import chat.granta.gateway.Tenure;
import chat.granta.gateway.UnreadableRecords;
import chat.granta.model.Jid;
import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.time.Duration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/** The log, the home of the one session, and what befalls them. */
final class HandoverWorld implements LogWriter {
    private static final int PARTITIONS = 3;
    private static final Jid JULIET = Jid.parse("juliet@localhost/phone");
    private static final ByteString HOME_TOPIC = ByteString.copyFrom(new byte[16]);
    private static final ByteString DELIVERY_TOPIC = ByteString.copyFromUtf8("the delivery one");

    final Random random;
    final List<List<byte[]>> log = new ArrayList<>();
    final OffsetAndMetadata[] committed = Stream.generate(() -> new OffsetAndMetadata(0)).limit(PARTITIONS)
            .toArray(OffsetAndMetadata[]::new);
    final Reader[] readers = new Reader[PARTITIONS];
    final List<Reader> zombies = new ArrayList<>();
    final List<Runnable> late = new ArrayList<>();
    final List<Deque<Envelope>> underWay = new ArrayList<>();
    final List<Long> cameBack = new ArrayList<>();
    final ResumingClient client = new ResumingClient();
    SessionAddress session = new SessionAddress(0, 0, 0);
    long delivered;
    long offset;
    long connections;
    long highestBack;

    HandoverWorld(Random random) {
        this.random = random;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            log.add(new ArrayList<>());
            underWay.add(new ArrayDeque<>());
            readers[partition] = new Reader(this, partition);
        }
    }

    void begin() {
        session = connect(0);
        home(session.partition(), Envelope.newBuilder()
                .setManagementBegun(ManagementBegun.newBuilder().setSession(session.toWire())));
    }

    void step() {
        Reader reader = readers[random.nextInt(PARTITIONS)];
        switch (random.nextInt(15)) {
            case 0, 1, 2 -> deliver();
            case 3 -> repeat(log.get(reader.partition));
            case 4 -> resume(reader.partition);
            case 5 -> acknowledge();
            case 6 -> reader.commit();
            case 7 -> replace(reader);
            case 8 -> wakeAZombie();
            case 9 -> publishWhatIsLate();
            case 10 -> land(reader.partition);
            default -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    reader.read();
                }
            }
        }
    }

    /** Nothing more happens but what is under way; the client resumes where it is answered. */
    void calmDown() {
        settle();
        resume(random.nextInt(PARTITIONS));
        settle();
    }

    private void settle() {
        for (int i = 0; i < 3 * PARTITIONS; i++) {
            publishWhatIsLate();
            for (Reader reader : readers) {
                land(reader.partition);
                reader.readAll();
            }
        }
    }

    void leave() {
        home(session.partition(), Envelope.newBuilder().setHandOver(HandOver.newBuilder()
                .setSession(session.toWire()).setJid(JULIET.toString()).setAcknowledged(client.acknowledged)
                .setDelivered(delivered)));
        replace(readers[session.partition()]);
        settle();
    }

    /** Whether no gateway has anything left, two hours later, that whoever comes after it would have to read. */
    boolean isDone() {
        for (int i = 0; i < PARTITIONS; i++) {
            Stream.of(readers).forEach(reader -> reader.reader.managed()
                    .lookAfter(System.nanoTime() + Duration.ofHours(2).toNanos()));
            settle();
        }
        return Stream.of(readers).allMatch(reader -> {
            reader.commit();
            return committed[reader.partition].offset() == reader.position;
        });
    }

    private void deliver() {
        delivered++;
        home(session.partition(), Envelope.newBuilder().setDelivery(Delivery.newBuilder()
                .setStanza(Stanza.newBuilder().setName(Stanza.Name.PRESENCE).setTo(JULIET.toString())
                        .setId(Long.toString(delivered)))
                .addTargets(Target.newBuilder().setSession(session.toWire()).setNumber(delivered))));
    }

    /** A router that has taken a home over says again what had been said, up to where it was. */
    private void repeat(List<byte[]> partition) {
        int from = random.nextInt(partition.size());
        for (byte[] record : List.copyOf(partition.subList(from, partition.size()))) {
            if (parse(record).getOrigin().hasDerived()) {
                partition.add(record);
            }
        }
    }

    private void resume(int partition) {
        long h = client.got.size();
        SessionAddress now = connect(partition);
        home(partition, Envelope.newBuilder().setResumeAnswered(ResumeAnswered.newBuilder().setSession(now.toWire())
                .setJid(JULIET.toString()).setAcknowledged(h).setDelivered(delivered).setMaxSeconds(300)));
        home(session.partition(), Envelope.newBuilder().setHandOver(HandOver.newBuilder()
                .setSession(session.toWire()).setTo(now.toWire()).setJid(JULIET.toString()).setAcknowledged(h)
                .setDelivered(delivered)));
        session = now;
        client.acknowledged = Math.max(client.acknowledged, h);
    }

    private SessionAddress connect(int partition) {
        Reader reader = readers[partition];
        var address = new SessionAddress(partition, reader.tenure, ++connections);
        ResumingClient.Connection connection = client.new Connection();
        client.connection = connection;
        reader.connections.add(address, new SessionLink(this, address, JULIET.bare(), connection,
                () -> reader.connections.remove(address)));
        return address;
    }

    private void acknowledge() {
        SessionLink link = readers[session.partition()].connections.link(session);
        if (link != null) {
            client.acknowledged = client.got.size();
            link.acknowledged(client.acknowledged);
        }
    }

    /** A gateway is taken for dead; it may not know. Its connections are of no use to anybody. */
    private void replace(Reader reader) {
        zombies.add(reader);
        readers[reader.partition] = new Reader(this, reader.partition);
        if (session.partition() == reader.partition) {
            client.connection = null;
        }
    }

    private void wakeAZombie() {
        if (!zombies.isEmpty()) {
            Reader zombie = zombies.get(random.nextInt(zombies.size()));
            for (int i = random.nextInt(6); i >= 0; i--) {
                zombie.read();
            }
            zombie.reader.managed().lookAfter(System.nanoTime() + 60_000_000_000L);
        }
    }

    /** What a home says in two partitions may come to one long before it comes to the other. */
    private void home(int partition, Envelope.Builder envelope) {
        underWay.get(partition).add(envelope.setOrigin(Origins.derived(HOME_TOPIC, 0, offset++, 0)).build());
        if (random.nextBoolean()) {
            land(partition);
        }
    }

    private void land(int partition) {
        for (Envelope envelope; (envelope = underWay.get(partition).poll()) != null;) {
            append(partition, envelope.toBuilder());
        }
    }

    void append(int partition, Envelope.Builder envelope) {
        log.get(partition).add(envelope.build().toByteArray());
    }

    void publishWhatIsLate() {
        List<Runnable> now = List.copyOf(late);
        late.clear();
        now.forEach(Runnable::run);
    }

    @Override
    public Home home(String bareJid) {
        return this::cameBack;
    }

    private void cameBack(Envelope envelope, Consumer<@Nullable Exception> done) {
        if (envelope.hasUndelivered() && envelope.getOrigin().getHandover().getNumber() > highestBack) {
            // By the replay rule.
            highestBack = envelope.getOrigin().getHandover().getNumber();
            cameBack.add(Long.valueOf(envelope.getUndelivered().getStanza().getId()));
        }
        done.accept(null);
    }

    @Override
    public void publish(String topic, @Nullable Integer partition, String key, MessageLite record,
            Consumer<@Nullable Exception> done) {
        Runnable write = () -> {
            append(partition == null ? 0 : partition, ((Envelope) record).toBuilder());
            done.accept(null);
        };
        if (late.isEmpty() && random.nextBoolean()) {
            write.run();
        } else {
            late.add(write);
        }
    }

    private static Envelope parse(byte[] record) {
        try {
            return Envelope.parseFrom(record);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** Whoever reads a partition at the moment, or thinks so. */
    private static final class Reader {
        final int partition;
        final long tenure;
        final Connections connections = new Connections();
        final DeliveryBatch batch = new DeliveryBatch();
        final DeliveryReader reader;
        final HandoverWorld world;
        int position;

        Reader(HandoverWorld world, int partition) {
            this.world = world;
            this.partition = partition;
            this.tenure = world.log.get(partition).size();
            world.append(partition, Envelope.newBuilder().setTenureBegun(TenureBegun.getDefaultInstance()));
            this.position = (int) world.committed[partition].offset();
            this.reader = new DeliveryReader(connections, new ManagedSessions(new Tenure(partition, tenure), world,
                    new QueueLimits(1000, 1 << 20), new TenureHistory(world.committed[partition].metadata()), batch),
                    world,
                    DELIVERY_TOPIC, _ -> {}, batch,
                    new UnreadableRecords(world, "c2s", Topics.DELIVERY, new SimpleMeterRegistry()));
        }

        boolean read() {
            List<byte[]> records = world.log.get(partition);
            if (position == records.size()) {
                return false;
            }
            reader.read(new ConsumerRecord<>(Topics.DELIVERY, partition, position, null, records.get(position)));
            position++;
            return true;
        }

        void commit() {
            reader.managed().lookAfter(System.nanoTime());
            world.committed[partition] = reader.managed().done(position);
        }

        void readAll() {
            while (read()) {
                // Until there is no more.
            }
        }
    }
}
