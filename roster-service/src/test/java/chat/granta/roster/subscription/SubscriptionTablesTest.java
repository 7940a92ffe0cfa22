package chat.granta.roster.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.Presence.Type;
import chat.granta.roster.contacts.store.SubscriptionState;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * RFC 6121 appendix A, in columns: the states, and for each stanza whether it passes and the state after it, "=" for no
 * change. N is None, T is To, F is From, B is Both; o and i are pending out and pending in.
 */
class SubscriptionTablesTest {
    private static final String OUTBOUND = """
            state subscribe unsubscribe subscribed unsubscribed
            N     +No       +=          -=         -=
            No    +=        +N          -=         -=
            Ni    +Noi      +=          +F         +N
            Noi   +=        +Ni         +Fo        +No
            T     +=        +N          -=         -=
            Ti    +=        +Ni         +B         +T
            F     +Fo       +=          -=         +N
            Fo    +=        +F          -=         +No
            B     +=        +F          -=         +T
            """;
    private static final String INBOUND = """
            state subscribe unsubscribe subscribed unsubscribed
            N     +Ni       -=          -=         -=
            No    +Noi      -=          +T         +N
            Ni    -=        +N          -=         -=
            Noi   -=        +No         +Ti        +Ni
            T     +Ti       -=          -=         +N
            Ti    -=        +T          -=         +Ni
            F     -=        +N          -=         -=
            Fo    -=        +No         +B         +F
            B     -=        +T          -=         +F
            """;

    record Cell(String direction, Type type, String state, String expected) {
        static Stream<Cell> of(String direction, String table) {
            String[][] lines = table.lines().map(line -> line.split(" +")).toArray(String[][]::new);
            return Arrays.stream(lines).skip(1).flatMap(line -> Stream.of(1, 2, 3, 4)
                    .map(column -> new Cell(direction, Type.valueOf(lines[0][column].toUpperCase(Locale.ROOT)), line[0],
                            line[column])));
        }
    }

    static Stream<Cell> cells() {
        return Stream.concat(Cell.of("outbound", OUTBOUND), Cell.of("inbound", INBOUND));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyCell(Cell cell) {
        var table = cell.direction().equals("outbound")
                ? OutboundTables.of(cell.type())
                : InboundTables.of(cell.type());
        SubscriptionState state = state(cell.state());
        var row = table.at(state);
        String next = cell.expected().substring(1);
        assertThat(row.passes()).isEqualTo(cell.expected().startsWith("+"));
        assertThat(row.next()).isEqualTo(next.equals("=") ? state : state(next));
    }

    private static SubscriptionState state(String letters) {
        return switch (letters) {
            case "N" -> SubscriptionState.NONE;
            case "No" -> SubscriptionState.NONE_PENDING_OUT;
            case "Ni" -> SubscriptionState.NONE_PENDING_IN;
            case "Noi" -> SubscriptionState.NONE_PENDING_OUT_IN;
            case "T" -> SubscriptionState.TO;
            case "Ti" -> SubscriptionState.TO_PENDING_IN;
            case "F" -> SubscriptionState.FROM;
            case "Fo" -> SubscriptionState.FROM_PENDING_OUT;
            case "B" -> SubscriptionState.BOTH;
            default -> throw new IllegalArgumentException(letters);
        };
    }
}
