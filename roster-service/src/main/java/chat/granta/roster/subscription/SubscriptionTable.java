package chat.granta.roster.subscription;

import chat.granta.roster.contacts.store.SubscriptionState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One of the tables of RFC 6121 appendix A: what a stanza of one type does in each subscription state. */
final class SubscriptionTable {
    /**
     * A line of a table.
     *
     * @param passes whether the stanza is routed to the contact (A.2) or delivered to the user (A.3)
     * @param next the new state
     */
    record Row(SubscriptionState state, boolean passes, SubscriptionState next) {}

    private final Map<SubscriptionState, Row> rows = new EnumMap<>(SubscriptionState.class);

    private SubscriptionTable(List<Row> lines) {
        lines.forEach(row -> rows.put(row.state(), row));
    }

    static SubscriptionTable of(Row... lines) {
        return new SubscriptionTable(List.of(lines));
    }

    /** A line that says MUST. */
    static Row must(SubscriptionState state, SubscriptionState next) {
        return new Row(state, true, next);
    }

    /** A line that says MUST, and no state change. */
    static Row must(SubscriptionState state) {
        return new Row(state, true, state);
    }

    /** A line that says MUST NOT, and no state change. */
    static Row mustNot(SubscriptionState state) {
        return new Row(state, false, state);
    }

    Row at(SubscriptionState state) {
        return rows.get(state);
    }
}
