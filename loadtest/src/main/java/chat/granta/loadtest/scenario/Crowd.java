package chat.granta.loadtest.scenario;

import chat.granta.loadtest.login.Account;
import chat.granta.loadtest.login.Login;
import chat.granta.loadtest.login.LoginListener;
import chat.granta.loadtest.wire.Connection;
import chat.granta.loadtest.wire.Receiver;
import chat.granta.loadtest.wire.Transport;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** Many logins, some at a time. Neighbours, as the two of a pair are, share an event loop. */
final class Crowd {
    private final Transport transport;
    private final AccountOptions accounts;

    Crowd(Transport transport, AccountOptions accounts) {
        this.transport = transport;
        this.accounts = accounts;
    }

    /**
     * Logs in the accounts of the first indexes, and makes each connection ready for whoever takes it over.
     *
     * @throws ScenarioException when one could not log in
     */
    void login(int count, IntFunction<? extends Receiver> residents) throws InterruptedException {
        login(count, residents, 0);
    }

    /** The same, of so many accounts from an index on; residents are numbered from 0. */
    void login(int count, IntFunction<? extends Receiver> residents, int firstIndex) throws InterruptedException {
        var places = new Semaphore(accounts.concurrency());
        var failures = new AtomicInteger();
        var firstReason = new AtomicReference<String>();
        for (int i = 0; i < count && failures.get() == 0; i++) {
            places.acquire();
            Receiver resident = residents.apply(i);
            open(firstIndex + i, accounts.account(firstIndex + i), new LoginListener() {
                @Override
                public void loggedIn(Connection connection, String fullJid) {
                    connection.handOver(resident);
                    resident.ready(connection);
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
        places.acquire(accounts.concurrency());
        if (failures.get() > 0) {
            throw new ScenarioException("login failed: " + firstReason.get());
        }
    }

    void open(int index, Account account, LoginListener listener) {
        transport.open(loop(index), AccountOptions.isSecond(index),
                new Login(accounts.login(transport.tls().mode()), account, listener));
    }

    EventLoop loop(int index) {
        List<EventLoop> loops = transport.loops();
        return loops.get(index / 2 % loops.size());
    }
}
