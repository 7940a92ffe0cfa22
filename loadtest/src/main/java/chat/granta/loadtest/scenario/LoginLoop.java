package chat.granta.loadtest.scenario;

import chat.granta.loadtest.login.LoginListener;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.measure.Window;
import chat.granta.loadtest.wire.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Logs in, leaves, and logs in again as the next account, until the window's end. On one event loop. */
final class LoginLoop implements LoginListener {
    record Result(Tally tally, long failures, String firstReason) {}

    private static final int PAUSE_AFTER_FAILURE_MILLIS = 100;

    private final Crowd crowd;
    private final AccountOptions accounts;
    private final Window window;
    private final Tally tally;
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private final int index;
    private int next;
    private long began;
    private long failures;
    private String firstReason = "";

    LoginLoop(Crowd crowd, AccountOptions accounts, int index, Window window) {
        this.crowd = crowd;
        this.accounts = accounts;
        this.index = index;
        this.window = window;
        next = index;
        tally = new Tally(window);
    }

    CompletableFuture<Result> result() {
        return result;
    }

    long done() {
        return tally.done();
    }

    void begin() {
        crowd.loop(index).execute(this::again);
    }

    @Override
    public void loggedIn(Connection connection, String fullJid) {
        tally.record(began, System.nanoTime());
        var leaver = new Leaver(this::again);
        connection.handOver(leaver);
        leaver.ready(connection);
    }

    @Override
    public void failed(Connection connection, String reason) {
        failures++;
        firstReason = firstReason.isEmpty() ? reason : firstReason;
        connection.eventLoop().schedule(this::again, PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void again() {
        began = System.nanoTime();
        if (window.isBefore(began)) {
            result.complete(new Result(tally, failures, firstReason));
            return;
        }
        crowd.open(index, accounts.account(next), this);
        next += accounts.concurrency();
    }
}
