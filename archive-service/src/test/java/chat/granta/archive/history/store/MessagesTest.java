package chat.granta.archive.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.archive.ArchiveContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class MessagesTest {
    private static final Instant SENT = Instant.parse("2026-02-28T23:59:59.990Z");
    private static final int MANY = 50;

    private final String account = "josé-" + UUID.randomUUID() + "@example.org";
    private final Messages messages = new Messages(ArchiveContext.database(),
            ArchiveContext.bean(MonthPartitions.class));

    @Test
    void whatIsWrittenIsReadAgainFromTheMonthsItIsIn() {
        List<ArchivedMessage> rows = rows(0, MANY);
        add(rows);
        assertThat(read()).usingRecursiveFieldByFieldElementComparator().isEqualTo(rows);
    }

    @Test
    void whatIsThereAlreadyStaysAsItIs() {
        List<ArchivedMessage> rows = rows(0, MANY);
        add(rows.subList(0, 2));
        add(rows.stream().map(row -> row(row.place().offset(), new byte[]{1})).toList());
        assertThat(read()).hasSize(MANY).extracting(ArchivedMessage::stanza)
                .startsWith(rows.get(0).stanza(), rows.get(1).stanza()).endsWith(new byte[]{1});
        add(rows);
        add(rows(MANY, 2 * MANY));
        add(rows(MANY - 1, 3 * MANY));
        assertThat(read()).hasSize(3 * MANY);
    }

    @Test
    void whatStandsBeforeAPlaceIsDeletedAndNothingElse() {
        List<ArchivedMessage> rows = rows(0, 4);
        add(rows);
        ArchivedMessage other = new ArchivedMessage("other-" + account, new ArchivePlace(1, 0, 0), SENT, "id", "", "",
                null, new byte[]{1});
        add(List.of(other));
        transaction().executeWithoutResult(_ -> messages.removeBefore(account, rows.get(2).place()));
        assertThat(read()).usingRecursiveFieldByFieldElementComparator().isEqualTo(rows.subList(2, 4));
        assertThat(transaction().<Long>execute(_ -> messages.count(other.account(), Filter.NONE))).isEqualTo(1);
        transaction().executeWithoutResult(_ -> messages.removeBefore(account, new ArchivePlace(2, 0, 0)));
        assertThat(read()).isEmpty();
    }

    /** One of them is larger than any buffer. */
    private List<ArchivedMessage> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> row(i,
                ("stanza " + i + "x".repeat(i % MANY == 7 ? 200_000 : i)).getBytes(StandardCharsets.UTF_8))).toList();
    }

    private ArchivedMessage row(long offset, byte[] stanza) {
        return new ArchivedMessage(account, new ArchivePlace(1, offset, (int) offset % 2), SENT.plusMillis(offset),
                "id" + offset, "roméo@example.org", offset % 3 == 0 ? "" : "phone",
                offset % 4 == 0 ? null : "nick" + offset % 4, stanza);
    }

    private void add(List<ArchivedMessage> rows) {
        transaction().executeWithoutResult(_ -> messages.add(rows));
    }

    private List<ArchivedMessage> read() {
        return transaction().execute(_ -> messages.read(account, Filter.NONE, false, 10 * MANY));
    }

    private static TransactionTemplate transaction() {
        return ArchiveContext.bean(TransactionTemplate.class);
    }
}
