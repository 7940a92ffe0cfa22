package chat.granta.loadtest.scenario;

import chat.granta.loadtest.login.Login;
import chat.granta.loadtest.login.LoginListener;
import chat.granta.loadtest.wire.Connection;
import chat.granta.loadtest.wire.ElementView;
import chat.granta.loadtest.wire.Receiver;
import chat.granta.loadtest.wire.Transport;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One socket that never logs in, and opens anew a second after it was closed. On one event loop. */
final class Pest implements Receiver, LoginListener {
    enum Behaviour {
        SILENT, TRICKLE, FAILING
    }

    /** All of them, and what became of them. */
    static final class Swarm {
        private final Transport transport;
        private final AccountOptions accounts;
        private final Behaviour behaviour;
        private final AtomicLong opened = new AtomicLong();
        private final AtomicLong ended = new AtomicLong();
        private volatile String lastReason = "";
        private volatile boolean isStopped;

        Swarm(Transport transport, AccountOptions accounts, Behaviour behaviour) {
            this.transport = transport;
            this.accounts = accounts;
            this.behaviour = behaviour;
        }

        void add(int index) {
            new Pest(this, index).open();
        }

        void stop() {
            isStopped = true;
        }

        long opened() {
            return opened.get();
        }

        long ended() {
            return ended.get();
        }

        String lastReason() {
            return lastReason;
        }
    }

    private static final String HEADER = "<?xml version='1.0'?><stream:stream version='1.0' ";

    private final Swarm swarm;
    private final int index;
    private final EventLoop loop;

    private Pest(Swarm swarm, int index) {
        this.swarm = swarm;
        this.index = index;
        loop = swarm.transport.loops().get(index % swarm.transport.loops().size());
    }

    private void open() {
        if (swarm.isStopped) {
            return;
        }
        swarm.opened.incrementAndGet();
        Receiver receiver = swarm.behaviour == Behaviour.FAILING
                ? new Login(swarm.accounts.login(swarm.transport.tls().mode()), swarm.accounts.withWrongPassword(index),
                        this)
                : this;
        swarm.transport.open(loop, receiver);
    }

    @Override
    public void ready(Connection connection) {
        if (swarm.behaviour == Behaviour.TRICKLE) {
            trickle(connection, 0);
        }
    }

    private void trickle(Connection connection, int position) {
        if (!swarm.isStopped && connection.isOpen()) {
            connection.send(String.valueOf(position < HEADER.length() ? HEADER.charAt(position) : ' '));
            loop.schedule(() -> trickle(connection, position + 1), 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public void element(Connection connection, ElementView element) {
        swarm.lastReason = element.toString();
    }

    @Override
    public void closed(Connection connection, String reason) {
        swarm.ended.incrementAndGet();
        if (!swarm.lastReason.startsWith("<stream:error")) {
            swarm.lastReason = reason;
        }
        loop.schedule(this::open, 1, TimeUnit.SECONDS);
    }

    @Override
    public void loggedIn(Connection connection, String fullJid) {
        connection.dropIfOpen("logged in with a wrong password");
        closed(connection, "logged in with a wrong password");
    }

    @Override
    public void failed(Connection connection, String reason) {
        closed(connection, reason);
    }
}
