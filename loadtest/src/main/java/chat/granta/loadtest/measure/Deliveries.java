package chat.granta.loadtest.measure;

/**
 * What became of all that was said in a run, warm-up included.
 *
 * @param expected how often something was to be heard
 * @param received how often it was, each number once
 * @param duplicates how often something was heard again
 * @param outOfOrder how often something was heard after what its sender said later
 */
public record Deliveries(long expected, long received, long duplicates, long outOfOrder) {
    public long lost() {
        return expected - received;
    }

    /**
     * Rows of it; whatever was lost, doubled or out of order fails the run.
     *
     * @param what one of the things said, for example message
     */
    public void report(Report report, String what) {
        String name = what + "s ";
        report.row(name + "expected", expected).row(name + "lost", lost()).row(name + "doubled", duplicates)
                .row(name + "out of order", outOfOrder);
        report.failWhen(lost() != 0, lost() + " " + name + "lost");
        report.failWhen(duplicates > 0, duplicates + " " + name + "came twice");
        report.failWhen(outOfOrder > 0, outOfOrder + " " + name + "came out of order");
    }
}
