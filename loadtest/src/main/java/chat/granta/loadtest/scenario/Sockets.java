package chat.granta.loadtest.scenario;

import chat.granta.loadtest.measure.Memory;
import chat.granta.loadtest.measure.Progress;
import chat.granta.loadtest.measure.Report;
import chat.granta.loadtest.measure.Tally;
import chat.granta.loadtest.measure.Window;
import chat.granta.loadtest.wire.Transport;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many sockets that never log in, while a few users talk: what do the users notice? */
@Command(name = "sockets", mixinStandardHelpOptions = true, description = "Chat latency under hostile sockets.")
public final class Sockets extends Scenario {
    @Option(names = "--sockets", defaultValue = "1000", description = "how many (${DEFAULT-VALUE})")
    private int sockets;

    @Option(names = "--behaviour", defaultValue = "silent", description = "silent, trickle (a byte a second) or failing (wrong passwords) (${DEFAULT-VALUE})")
    private Pest.Behaviour behaviour = Pest.Behaviour.SILENT;

    @Option(names = "--connect-rate", defaultValue = "1000", description = "a second (${DEFAULT-VALUE})")
    private double connectRate;

    @Option(names = "--probe-rate", defaultValue = "50", description = "messages a second (${DEFAULT-VALUE})")
    private double probeRate;

    @Option(names = "--heap", description = "collect garbage and read the heap of JVMs among --pid, by jcmd")
    private boolean withHeap;

    @Override
    protected void check(Usage usage) {
        usage.require(accounts.users() % 2 == 0, "--users is an even number: they talk in pairs");
        usage.require(sockets > 0 && connectRate > 0 && probeRate > 0,
                "--sockets, --connect-rate and --probe-rate are above 0");
    }

    @Override
    protected void play(Report report, Progress progress) throws InterruptedException {
        report.row("sockets", sockets).row("behaviour", behaviour.name().toLowerCase(Locale.ROOT));
        report.row("TLS", target.tls().toString());
        try (Transport transport = open(sockets + accounts.users())) {
            Pairs pairs = Pairs.login(new Crowd(transport, accounts, progress), accounts.users(), 0);
            Tally quiet = probe(pairs, progress);
            Memory before = Memory.of(measure.server(), withHeap);
            var swarm = new Pest.Swarm(transport, accounts, behaviour);
            long start = System.nanoTime();
            for (int i = 0; i < sockets; i++) {
                TimeUnit.NANOSECONDS.sleep(start + (long) (i * 1e9 / connectRate) - System.nanoTime());
                swarm.add(i);
            }
            Tally besieged = probe(pairs, progress);
            Memory after = Memory.of(measure.server(), withHeap);
            swarm.stop();
            report.latency("latency alone", quiet).latency("latency besieged", besieged);
            report.row("opened", swarm.opened()).row("ended", swarm.ended()).row("last end", swarm.lastReason());
            if (!measure.server().isEmpty()) {
                before.report(report, after, sockets);
            }
            pairs.report(report);
        }
    }

    private Tally probe(Pairs pairs, Progress progress) throws InterruptedException {
        Window window = measure.windowFromNow();
        pairs.begin(window, 0);
        progress.load(window, "messages", pairs::done);
        Pacer.start(probeRate, window, pairs::say).join();
        return pairs.finish(window);
    }
}
