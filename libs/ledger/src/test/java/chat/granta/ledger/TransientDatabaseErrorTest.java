package chat.granta.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.CannotCreateTransactionException;

class TransientDatabaseErrorTest {
    @ParameterizedTest
    @CsvSource({"08006,true", "57P01,true", "40P01,true", "53100,true", "25P03,true", "25006,true", "23505,false",
            "22021,false", ",false"})
    void whatPassesIsToldFromWhatDoesNot(String state, boolean passes) {
        assertThat(TransientDatabaseError.isBehind(new IllegalStateException(new SQLException("no", state))))
                .isEqualTo(passes);
    }

    @Test
    void aTransactionThatCannotBeginIsTrouble() {
        assertThat(TransientDatabaseError.isBehind(new CannotCreateTransactionException("no"))).isTrue();
        assertThat(TransientDatabaseError.isBehind(new IllegalArgumentException("a handler's"))).isFalse();
    }
}
