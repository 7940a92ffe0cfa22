package chat.granta.audit.cases;

/** Nothing is added to a case that is closed. */
public final class ClosedCaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClosedCaseException(long id) {
        super("case " + id + " is closed; open another that names it");
    }
}
