package chat.granta.ledger;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionException;

/** Tells the database's own trouble, which passes, from a record that cannot be handled. */
final class DatabaseTrouble {
    /** SQLSTATE classes: connection, transaction rollback, resources, operator intervention, system error. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");
    /** A standby that is not promoted yet; a transaction that was idle for too long. */
    private static final Set<String> STATES = Set.of("25006", "25P03");

    private DatabaseTrouble() {}

    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // That a transaction could not begin or end says nothing about the records.
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
