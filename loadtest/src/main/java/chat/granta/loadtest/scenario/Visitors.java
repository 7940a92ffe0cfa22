package chat.granta.loadtest.scenario;

import chat.granta.loadtest.login.LoginListener;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.measure.Window;
import chat.granta.loadtest.wire.Connection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Users who log in, say that they are there, and leave again. */
final class Visitors {
    private final Crowd crowd;
    private final int users;
    private final Tally logins;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicReference<String> firstReason = new AtomicReference<>("");

    Visitors(Crowd crowd, int users, Window window) {
        this.crowd = crowd;
        this.users = users;
        logins = new Tally(window);
    }

    /** The visitor of this turn comes. */
    void come(long turn, long intended) {
        crowd.open((int) (turn % users), new LoginListener() {
            @Override
            public void loggedIn(Connection connection, String fullJid) {
                synchronized (logins) {
                    logins.record(intended, System.nanoTime());
                }
                connection.send("<presence/>");
                var leaver = new Leaver(() -> {});
                connection.handOver(leaver);
                leaver.ready(connection);
            }

            @Override
            public void failed(Connection connection, String reason) {
                failures.incrementAndGet();
                firstReason.compareAndSet("", reason);
            }
        });
    }

    void report(Report report) {
        synchronized (logins) {
            report.row("logins", logins.count()).latency("login latency", logins);
        }
        report.failWhen(failures.get() > 0, failures + " logins failed, one of them by: " + firstReason);
    }
}
