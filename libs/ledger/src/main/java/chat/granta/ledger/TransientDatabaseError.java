package chat.granta.ledger;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionException;

/** Tells an error of the database itself, which passes, from an error that a record causes and that would come again. */
final class TransientDatabaseError {
    /** SQLSTATE classes: connection, transaction rollback, resources, operator intervention, system error. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");
    /** 25006: the server is a standby that is not promoted yet. 25P03: the transaction was idle for too long. */
    private static final Set<String> STATES = Set.of("25006", "25P03");

    private TransientDatabaseError() {}

    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // A transaction that could not begin or end says nothing about its records.
            if (cause instanceof TransactionException || cause instanceof SQLTransientException
                    || cause instanceof SQLException e && isTrouble(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTrouble(@Nullable String state) {
        return state != null && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state));
    }
}
