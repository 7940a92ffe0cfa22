package chat.granta.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.archive.ArchiveContext;
import chat.granta.archive.history.store.MonthPartitions;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class MonthKeeperTest {
    private final MonthPartitions months = new MonthPartitions(ArchiveContext.database());
    private final TransactionTemplate transaction = ArchiveContext.bean(TransactionTemplate.class);

    private void run(String retention, String now) {
        new MonthKeeper(months, Retention.of(retention), transaction, () -> Instant.parse(now)).run();
    }

    @Test
    void theNextMonthIsThereBeforeItBeginsAndOldOnesGo() {
        // Long before all other tests, whose months must stay.
        run("unlimited", "1999-12-31T23:59:59Z");
        assertThat(months.all()).contains(YearMonth.of(1999, 12), YearMonth.of(2000, 1));
        transaction.executeWithoutResult(_ -> months.ensure(List.of(Instant.parse("1998-05-05T00:00:00Z"))));
        run("365d", "1999-12-31T23:59:59Z");
        assertThat(months.all()).doesNotContain(YearMonth.of(1998, 5)).contains(YearMonth.of(1999, 12));
        run("1d", "2000-02-01T12:00:00Z");
        assertThat(months.all()).as("half a month is kept whole").doesNotContain(YearMonth.of(1999, 12))
                .contains(YearMonth.of(2000, 1));
    }

    @Test
    void theSettingIsADurationOrNone() {
        assertThat(Retention.of("365d").period()).isEqualTo(Duration.ofDays(365));
        assertThat(Retention.of("unlimited").period()).isNull();
        assertThatThrownBy(() -> Retention.of("a while")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Retention.of("-1d")).isInstanceOf(IllegalArgumentException.class);
    }
}
