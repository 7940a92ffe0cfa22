package chat.granta.loadtest.scenario;

import chat.granta.loadtest.login.LoginListener;
import chat.granta.loadtest.measure.Cost;
import chat.granta.loadtest.measure.Memory;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Window;
import chat.granta.loadtest.wire.Connection;
import chat.granta.loadtest.wire.Transport;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Connections that are open and say nothing: how many there can be, and the memory each takes of the {@code --pid} processes. */
@Command(name = "idle", mixinStandardHelpOptions = true, description = "Idle connections, and the memory of each.")
public final class Idle extends Scenario {
    /** How far a connection goes before it falls silent; with direct TLS, connected includes the handshake. */
    enum Stage {
        CONNECTED, SESSION
    }

    @Option(names = "--connections", defaultValue = "1000", description = "how many (${DEFAULT-VALUE})")
    private int connections;

    @Option(names = "--first", defaultValue = "500", description = "opened before the memory is first read, to warm the server up (${DEFAULT-VALUE})")
    private int first;

    @Option(names = "--as", defaultValue = "session", description = "session: logged in and present; connected: not a byte after TCP or TLS (${DEFAULT-VALUE})")
    private Stage stage = Stage.SESSION;

    @Option(names = "--connect-rate", defaultValue = "500", description = "a second (${DEFAULT-VALUE})")
    private double connectRate;

    @Option(names = "--heap", description = "collect garbage and read the heap of JVMs among --pid, by jcmd")
    private boolean withHeap;

    @Override
    protected void check(Usage usage) {
        usage.require(connections > 0 && first >= 0, "--connections is at least 1, --first not negative");
        usage.require(connectRate > 0, "--connect-rate is above 0");
    }

    @Override
    protected void play(Report report, Progress progress) throws InterruptedException {
        report.row("connections", connections).row("stage", stage.name().toLowerCase(Locale.ROOT));
        report.row("TLS", target.tls().toString());
        var opener = new Opener(accounts.concurrency(), connectRate);
        var holder = new Holder(stage == Stage.SESSION ? "<presence/>" : "", opener);
        try (Transport transport = open(first + connections)) {
            var crowd = new Crowd(transport, accounts, progress);
            progress.phase("opening", "connections", holder::opened);
            opener.open(0, first, i -> open(crowd, i, holder));
            settle();
            Memory before = Memory.of(measure.server(), withHeap);
            opener.open(first, first + connections, i -> open(crowd, i, holder));
            settle();
            Memory after = Memory.of(measure.server(), withHeap);
            if (!measure.server().isEmpty()) {
                before.report(report, after, connections);
            }
            Window window = Window.after(Duration.ZERO, measure.duration());
            Cost.during(window, measure.server(), measure.records()).report(report, "connection", connections);
            report.row("opened", holder.opened()).row("lost", holder.closed());
            report.failWhen(holder.closed() > 0,
                    holder.closed() + " connections lost, one of them by: " + holder.firstReason());
        }
    }

    private void open(Crowd crowd, int index, Holder holder) {
        if (stage == Stage.CONNECTED) {
            crowd.connect(index, holder);
            return;
        }
        crowd.open(index, new LoginListener() {
            @Override
            public void loggedIn(Connection connection, String fullJid) {
                connection.handOver(holder);
                holder.ready(connection);
            }

            @Override
            public void failed(Connection connection, String reason) {
                holder.failed(reason);
            }
        });
    }

    private void settle() throws InterruptedException {
        Thread.sleep(measure.warmUp());
    }
}
