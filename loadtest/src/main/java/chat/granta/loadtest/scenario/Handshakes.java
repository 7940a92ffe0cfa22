package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Cost;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.measure.Window;
import chat.granta.loadtest.wire.Connection;
import chat.granta.loadtest.wire.ElementView;
import chat.granta.loadtest.wire.Receiver;
import chat.granta.loadtest.wire.Tls;
import chat.granta.loadtest.wire.Transport;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/** Full TLS handshakes a second on the direct TLS port (XEP-0368): connect, shake hands, close, again. */
@Command(name = "handshakes", mixinStandardHelpOptions = true, description = "TLS handshakes a second.")
public final class Handshakes extends Scenario {
    @Override
    protected void check(Usage usage) {
        usage.require(target.tls() == Tls.Mode.DIRECT, "handshakes needs --tls direct");
        usage.require(target.takesAnyCertificate(), "handshakes needs --insecure: what is checked may be resumed");
    }

    @Override
    protected void play(Report report, Progress progress) throws InterruptedException {
        report.row("concurrency", accounts.concurrency());
        try (Transport transport = open(accounts.concurrency())) {
            Window window = measure.windowFromNow();
            List<Loop> loops = new ArrayList<>();
            for (int i = 0; i < accounts.concurrency(); i++) {
                EventLoop thread = transport.loops().get(i % transport.loops().size());
                var loop = new Loop(transport, thread, window);
                loops.add(loop);
                thread.execute(loop::again);
            }
            progress.load(window, "handshakes", () -> loops.stream().mapToLong(loop -> loop.tally.done()).sum());
            Cost cost = Cost.during(window, measure.server(), measure.records());
            var tally = new Tally(window);
            for (Loop loop : loops) {
                tally.add(loop.whenOver.join());
            }
            long failures = loops.stream().mapToLong(loop -> loop.failures).sum();
            report.row("version", loops.getFirst().version).tally("handshakes", tally).row("failed", failures);
            cost.report(report, "handshake", tally.count());
            report.failWhen(failures > 0, failures + " handshakes failed");
            report.failWhen(tally.count() == 0, "no handshake succeeded");
        }
    }

    /** One connection after the other, on one event loop. */
    private static final class Loop implements Receiver {
        private final Transport transport;
        private final EventLoop thread;
        private final Window window;
        private final Tally tally;
        private final CompletableFuture<Tally> whenOver = new CompletableFuture<>();
        private long began;
        private long failures;
        private String version = "";

        Loop(Transport transport, EventLoop thread, Window window) {
            this.transport = transport;
            this.thread = thread;
            this.window = window;
            tally = new Tally(window);
        }

        void again() {
            began = System.nanoTime();
            if (window.isBefore(began)) {
                whenOver.complete(tally);
            } else {
                transport.open(thread, this);
            }
        }

        @Override
        public void ready(Connection connection) {
            tally.record(began, System.nanoTime());
            version = connection.tlsVersion();
            connection.close();
        }

        @Override
        public void element(Connection connection, ElementView element) {
            // Nothing was asked.
        }

        @Override
        public void closed(Connection connection, String reason) {
            if (connection.wasOpened()) {
                again();
            } else {
                failures++;
                thread.schedule(this::again, 100, TimeUnit.MILLISECONDS);
            }
        }
    }
}
