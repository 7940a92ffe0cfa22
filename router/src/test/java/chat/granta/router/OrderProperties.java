package chat.granta.router;

import static chat.granta.router.Stage.JULIET;
import static chat.granta.router.Stage.ROMEO;
import static chat.granta.router.Stage.contact;
import static chat.granta.router.Stage.knows;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AccountChanged.State;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.ManagementRequested;
import chat.granta.bus.wire.ResumeRequested;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.bus.wire.SessionDetached;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Romeo's sessions send messages and requests at random, while roster-service answers late, connections are lost and resumed, sessions end, and the
 * router dies and another replays. Juliet gets each message once and in each session's order, and none before all requests that
 * its session has sent before it have been answered.
 */
class OrderProperties {
    private static final int SESSIONS = 2;

    @Property(tries = 150)
    void whatIsSentBehindARequestComesBehindItOnceAndInOrder(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int moves) {
        try (var play = new Play(new Random(seed))) {
            for (int i = 0; i < moves; i++) {
                play.move();
            }
            play.end();
        }
    }

    /** One of Romeo's devices. */
    private static final class Device {
        final int number;
        SessionAddress address;
        boolean isGone;
        /** Messages and requests that it has sent, which Juliet or roster-service have not had. */
        final Deque<String> due = new ArrayDeque<>();
        /** Requests that roster-service has had and not answered. */
        final List<String> open = new ArrayList<>();

        Device(int number, SessionAddress address) {
            this.number = number;
            this.address = address;
        }
    }

    private static final class Play implements AutoCloseable {
        private final Random random;
        private final Stage stage = new Stage();
        private final HomeBench bench = stage.bench;
        private final List<Device> devices = new ArrayList<>();
        private final Deque<RosterRequest> asked = new ArrayDeque<>();
        private int count;
        private long connections = 10;

        Play(Random random) {
            this.random = random;
            bench.policy(ROMEO.bare(), knows(contact(JULIET, true, true)));
            bench.policy(JULIET, knows(contact(ROMEO, true, true)));
            bench.account(ROMEO.bare().toString(), State.ACTIVE, 1);
            bench.account(JULIET.toString(), State.ACTIVE, 2);
            stage.online(JULIET.withResource("balcony"), 2, 0);
            for (int i = 0; i < SESSIONS; i++) {
                SessionAddress address = stage.online(ROMEO.bare().withResource("device" + i), connections++, -1);
                bench.next(address, Envelope.newBuilder().setManagementRequested(ManagementRequested.newBuilder()
                        .setAccount(ROMEO.bare().toString()).setId("id" + i).setMaxSeconds(300)));
                devices.add(new Device(i, address));
            }
            stage.clear();
            bench.commit();
        }

        void move() {
            Device device = devices.get(random.nextInt(devices.size()));
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4, 5 -> message(device);
                case 6, 7, 8 -> subscription(device);
                case 9 -> roster(device);
                case 10, 11, 12, 13 -> answer();
                case 14, 15 -> resume(device);
                case 16 -> bench.commit();
                case 17, 18 -> bench.takeOver();
                default -> {
                    if (random.nextInt(4) == 0) {
                        leave(device);
                    } else {
                        pass();
                    }
                }
            }
            look();
        }

        /** Everything is answered, and nothing is left. */
        void end() {
            while (!asked.isEmpty()) {
                answer();
                look();
            }
            devices.forEach(device -> assertThat(device.due).as("device " + device.number).isEmpty());
            assertThat(bench.parked()).isEmpty();
        }

        private void message(Device device) {
            if (!device.isGone) {
                String id = "m" + count++;
                device.due.add(id);
                bench.send(device.address, new Message(from(device), JULIET, id, Message.Type.CHAT, null,
                        Payload.of(Element.named("jabber:client", "body").text("Hi").build())));
            }
        }

        private void subscription(Device device) {
            if (!device.isGone) {
                String id = "s" + count++;
                device.due.add(id);
                bench.send(device.address, new Presence(from(device), JULIET, id, Presence.Type.SUBSCRIBED, null,
                        Payload.EMPTY));
            }
        }

        private void roster(Device device) {
            if (!device.isGone) {
                String id = "r" + count++;
                device.due.add(id);
                bench.send(device.address, new Iq(from(device), null, id,
                        Iq.Type.SET, null,
                        Payload.of(Element.named("jabber:iq:roster", "query").build())));
            }
        }

        private Jid from(Device device) {
            return ROMEO.bare().withResource("device" + device.number);
        }

        private void answer() {
            RosterRequest request = asked.poll();
            if (request != null) {
                devices.forEach(device -> device.open.remove(request.getStanza().getId()));
                bench.done(request, RosterReply.newBuilder());
            }
        }

        private void resume(Device device) {
            if (!device.isGone) {
                if (random.nextBoolean()) {
                    bench.next(device.address, Envelope.newBuilder().setSessionDetached(
                            SessionDetached.newBuilder().setAccount(ROMEO.bare().toString())));
                }
                device.address = new SessionAddress(0, 10, connections++);
                bench.next(device.address, Envelope.newBuilder().setResumeRequested(ResumeRequested.newBuilder()
                        .setAccount(ROMEO.bare().toString()).setId("id" + device.number).setAcknowledged(0)));
            }
        }

        private void leave(Device device) {
            if (!device.isGone) {
                device.isGone = true;
                bench.close(device.address, ROMEO);
            }
        }

        private void pass() {
            bench.pass(Duration.ofSeconds(random.nextInt(3)));
            bench.commit();
        }

        /** What roster-service and Juliet have got. */
        private void look() {
            List<String> came = new ArrayList<>();
            for (RosterRequest request : bench.asked()) {
                asked.add(request);
                came.add(request.getStanza().getId());
            }
            for (Envelope envelope : bench.delivered()) {
                if (envelope.hasDelivery()
                        && StanzaCodec.ofWire(envelope.getDelivery().getStanza()) instanceof Message message
                        && message.type() == Message.Type.CHAT) {
                    came.add(message.id());
                }
            }
            for (Device device : devices) {
                List<String> inOrder = new ArrayList<>();
                while (!device.due.isEmpty() && came.contains(device.due.peek())) {
                    String id = device.due.poll();
                    inOrder.add(id);
                    if (id.startsWith("m")) {
                        assertThat(device.open).as("answered before " + id + " comes").isEmpty();
                    } else {
                        device.open.add(id);
                    }
                }
                List<String> messages = came.stream().filter(id -> id.startsWith("m") && inOrder.contains(id)).toList();
                assertThat(messages).isEqualTo(inOrder.stream().filter(id -> id.startsWith("m")).toList());
                came.removeAll(inOrder);
            }
            assertThat(came).as("out of order, or a second time").isEmpty();
        }

        @Override
        public void close() {
            stage.close();
        }
    }
}
