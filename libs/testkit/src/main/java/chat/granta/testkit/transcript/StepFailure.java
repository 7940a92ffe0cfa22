package chat.granta.testkit.transcript;

/** A step went another way than the play says. */
final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailure(String what) {
        super(what);
    }
}
