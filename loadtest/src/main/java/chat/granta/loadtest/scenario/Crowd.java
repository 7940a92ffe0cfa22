package chat.granta.loadtest.scenario;

import chat.granta.loadtest.login.Account;
import chat.granta.loadtest.login.Login;
import chat.granta.loadtest.login.LoginListener;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.wire.Connection;
import chat.granta.loadtest.wire.Receiver;
import chat.granta.loadtest.wire.Transport;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** Accounts from an index on, who log in some at a time. Neighbours, as the two of a pair are, share an event loop. */
final class Crowd {
    private final Transport transport;
    private final AccountOptions accounts;
    private final Progress progress;
    private final int first;
    private final int concurrency;

    Crowd(Transport transport, AccountOptions accounts, Progress progress) {
        this(transport, accounts, progress, 0, accounts.concurrency());
    }

    private Crowd(Transport transport, AccountOptions accounts, Progress progress, int first, int concurrency) {
        this.transport = transport;
        this.accounts = accounts;
        this.progress = progress;
        this.first = first;
        this.concurrency = concurrency;
    }

    /** The accounts from this one of these on, as a crowd of their own. */
    Crowd from(int index) {
        return new Crowd(transport, accounts, progress, first + index, concurrency);
    }

    /** The same, of whom so many log in at a time. */
    Crowd atOnce(int count) {
        return new Crowd(transport, accounts, progress, first, count);
    }

    /**
     * Logs in so many accounts, and makes each connection ready for whoever takes it over.
     *
     * @throws ScenarioException when one could not log in
     */
    void login(int count, IntFunction<? extends Receiver> residents) throws InterruptedException {
        var places = new Semaphore(concurrency);
        var failures = new AtomicInteger();
        var loggedIn = new AtomicInteger();
        var firstReason = new AtomicReference<String>();
        progress.phase("logging in", "of " + count, loggedIn::get);
        for (int i = 0; i < count && failures.get() == 0; i++) {
            places.acquire();
            Receiver resident = residents.apply(i);
            open(i, new LoginListener() {
                @Override
                public void loggedIn(Connection connection, String fullJid) {
                    connection.handOver(resident);
                    resident.ready(connection);
                    loggedIn.incrementAndGet();
                    places.release();
                }

                @Override
                public void failed(Connection connection, String reason) {
                    firstReason.compareAndSet(null, reason);
                    failures.incrementAndGet();
                    places.release();
                }
            });
        }
        places.acquire(concurrency);
        if (failures.get() > 0) {
            throw new ScenarioException("login failed: " + firstReason.get());
        }
    }

    void open(int index, LoginListener listener) {
        open(index, account(index), listener);
    }

    /** Logs in another account in the place of this index. */
    void open(int index, Account account, LoginListener listener) {
        transport.open(loop(index), AccountOptions.isSecond(first + index),
                new Login(accounts.login(transport.tls().mode()), account, listener));
    }

    /** Opens a connection that logs nobody in. */
    void connect(int index, Receiver receiver) {
        transport.open(loop(index), receiver);
    }

    Account account(int index) {
        return accounts.account(first + index);
    }

    EventLoop loop(int index) {
        List<EventLoop> loops = transport.loops();
        return loops.get((first + index) / 2 % loops.size());
    }
}
