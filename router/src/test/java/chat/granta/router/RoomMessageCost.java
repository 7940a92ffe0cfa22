package chat.granta.router;

import chat.granta.bus.Origins;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.router.rooms.Rooms;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a room's message costs at the home of its occupants, for each of them: {@code RoomMessageCost [OCCUPANTS]} prints CPU time a round, of
 * which the last are those of compiled code.
 */
final class RoomMessageCost {
    private static final int ROUNDS = 12;
    private static final int DELIVERIES = 100_000;
    private static final Jid SPEAKER = Jid.parse("balcony@group.localhost/capulet");

    private RoomMessageCost() {}

    /** Of this thread, on which all is done: what else the machine does takes none of it. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    public static void main(String[] args) {
        int occupants = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        List<Jid> phones = IntStream.range(0, occupants).mapToObj(i -> Jid.parse("user" + i + "@localhost/phone"))
                .toList();
        try (Stage stage = new Stage(new Rooms(SPEAKER.domain(), 1, 100))) {
            for (int i = 0; i < occupants; i++) {
                stage.online(phones.get(i), i + 1, 0);
            }
            var inbound = Inbound.newBuilder().setStanza(StanzaCodec.toWire(said()))
                    .addAllTo(phones.stream().map(Jid::toString).toList());
            long records = 0;
            for (int round = 0; round < ROUNDS; round++) {
                stage.bench.delivered();
                stage.bench.commit();
                int messages = DELIVERIES / occupants;
                long begun = cpuNanos();
                for (int i = 0; i < messages; i++) {
                    stage.bench.put(Envelope.newBuilder().setOrigin(Origins.service("muc", ++records))
                            .setInbound(inbound).build().toByteArray());
                }
                long nanos = cpuNanos() - begun;
                System.out.printf("%d occupants: %d ns for each delivery%n", occupants,
                        nanos / ((long) messages * occupants));
            }
        }
    }

    private static Message said() {
        return new Message(SPEAKER, null, "m", Message.Type.GROUPCHAT, null,
                Payload.of(Element.named(Payload.CONTENT_NAMESPACE, "body").text("Hail, horrors, hail!").build())
                        .with(Element.named("urn:xmpp:occupant-id:0", "occupant-id").attribute("id", "c3Bl").build())
                        .with(Element.named("urn:xmpp:sid:0", "stanza-id").attribute("by", "balcony@group.localhost")
                                .attribute("id", "5f3dbc5e-e1d3").build()));
    }
}
