package chat.granta.chaos.traffic;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Pairs of people who send each other numbers. Used by one thread. */
public final class Traffic implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long POLL_NANOS = 5_000_000;

    private final List<Person> people = new ArrayList<>();

    private Traffic() {}

    /**
     * Logs everybody in, and waits until messages reach them.
     *
     * @param tlsPort of a gateway on the loopback address
     */
    public static Traffic start(int tlsPort, String prefix, int pairs) throws IOException, InterruptedException {
        var traffic = new Traffic();
        var gateway = new InetSocketAddress("127.0.0.1", tlsPort);
        for (int i = 0; i < 2 * pairs; i++) {
            traffic.people.add(Person.logIn(gateway, prefix + i, prefix + (i ^ 1)));
        }
        traffic.await("everybody is available", () -> traffic.people.stream().allMatch(Person::isAvailable));
        return traffic;
    }

    /** Everybody sends until they have sent this many numbers; returns when that many have come to everybody. */
    public void exchange(long numbers) {
        people.forEach(person -> person.sendUntil(numbers));
        await(numbers + " numbers have come to everybody",
                () -> people.stream().allMatch(person -> person.arrivals().count() >= numbers));
    }

    /** Everybody sends on, up to this many numbers; returns at once. */
    public void sendUntil(long numbers) {
        people.forEach(person -> person.sendUntil(numbers));
    }

    /** Waits until somebody has received this many numbers. */
    public void awaitSomeone(long numbers) {
        await(numbers + " numbers have come to somebody",
                () -> people.stream().anyMatch(person -> person.arrivals().count() >= numbers));
    }

    /** What became of everything sent so far; silences count from this {@link System#nanoTime} on. */
    public Outcome outcome(long sinceNanos) {
        Outcome all = Outcome.NOTHING;
        for (int i = 0; i < people.size(); i++) {
            all = all.plus(people.get(i).arrivals().outcome(people.get(i ^ 1).sent(), sinceNanos));
        }
        return all;
    }

    private void await(String what, BooleanSupplier isTrue) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isTrue.getAsBoolean()) {
            List<String> troubles = people.stream().map(Person::trouble).filter(Objects::nonNull).toList();
            if (!troubles.isEmpty()) {
                throw new AssertionError("waiting until " + what + ": " + troubles.getFirst());
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what + "; "
                        + outcome(deadline));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @Override
    public void close() throws IOException {
        for (Person person : people) {
            person.close();
        }
    }
}
