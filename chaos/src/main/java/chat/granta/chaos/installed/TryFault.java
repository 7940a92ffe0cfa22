package chat.granta.chaos.installed;

import chat.granta.chaos.people.Company;
import chat.granta.chaos.people.Outcome;
import chat.granta.chaos.people.Pace;
import chat.granta.chaos.people.People;
import chat.granta.chaos.report.FaultTable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Has people talk in pairs and in rooms while a command is carried out, and says what became of what they sent. Accounts are
 * {@code PREFIXa0}, {@code PREFIXa1} … and {@code PREFIXb0} … of the domain {@code localhost}, with the password {@code secret}.
 */
final class TryFault {
    private static final int PAIRS = Integer.getInteger("pairs", 6);
    private static final int ROOMS = 2;
    private static final int OCCUPANTS = Integer.getInteger("occupants", 5);
    private static final int A_SECOND = Integer.getInteger("rate", 20);
    private static final int WARM = 3;
    private static final Duration ARCHIVED_WITHIN = Duration.ofMinutes(2);

    private TryFault() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 4) {
            System.err.println("Usage: TryFault HOST:PORT[,HOST:PORT…] PREFIX FAULT COMMAND");
            System.exit(2);
        }
        List<String> wrong = happen(addresses(arguments[0]), arguments[1], arguments[2], arguments[3]);
        wrong.forEach(System.err::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** Returns what went wrong. */
    private static List<String> happen(List<InetSocketAddress> gateways, String prefix, String fault, String command)
            throws Exception {
        List<String> wrong = new ArrayList<>();
        try (People people = People.gather(gateways, prefix + 'a', PAIRS, Pace.of(2 * PAIRS, A_SECOND), true);
                Company company = Company.gather(gateways, prefix + 'b', ROOMS, OCCUPANTS,
                        Pace.of(ROOMS * OCCUPANTS, ROOMS))) {
            people.begin();
            company.begin();
            people.awaitFlow(WARM);
            company.awaitFlow(WARM);
            long since = System.nanoTime();
            carryOut(command);
            people.awaitFlow(WARM);
            company.awaitFlow(WARM);
            people.settle();
            company.settle();
            var table = new FaultTable(Outcome.COLUMNS);
            judge(fault, people.outcome(since), table, wrong);
            judge(fault + ", rooms", company.outcome(since), table, wrong);
            table.print(System.out);
            wrong.addAll(people.complaints());
            wrong.addAll(company.complaints());
            company.lonely().forEach(name -> wrong.add(name + " misses somebody in their room"));
            company.pingAll();
            people.leaveAll().forEach(name -> wrong.add(name + " has left, and is seen all the same"));
            company.leave();
            wrong.addAll(finallyNone(people::archiveFindings));
            wrong.addAll(finallyNone(company::archiveFindings));
        }
        return wrong;
    }

    private static void judge(String name, Outcome outcome, FaultTable table, List<String> wrong) {
        table.add(name, outcome.cells());
        if (!outcome.isPerfect()) {
            wrong.add(name + ": " + outcome);
        }
    }

    private static void carryOut(String command) throws IOException, InterruptedException {
        int status = new ProcessBuilder("bash", "-c", command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("exit code " + status + " of " + command);
        }
    }

    /** Archives may be written a little later than what they keep is said. */
    private static List<String> finallyNone(Callable<List<String>> findings) throws Exception {
        long deadline = System.nanoTime() + ARCHIVED_WITHIN.toNanos();
        List<String> found = findings.call();
        while (!found.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            found = findings.call();
        }
        return found;
    }

    private static List<InetSocketAddress> addresses(String text) {
        return Arrays.stream(text.split(",")).map(each -> each.split(":"))
                .map(each -> new InetSocketAddress(each[0], Integer.parseInt(each[1]))).toList();
    }
}
