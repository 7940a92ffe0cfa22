package chat.granta.archive.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.archive.ArchiveContext;
import chat.granta.bus.wire.ArchiveReply;
import org.junit.jupiter.api.Test;

/** What is left of an account that has been cancelled, for somebody who gets its name: nothing. */
class AccountRemovalTest {
    private static final String ROMEO = "romeo@example.org/orchard";

    private final TestArchive archive = new TestArchive();

    private long rows(String table) {
        return ArchiveContext.database().queryForObject("select count(*) from archive." + table + " where account = ?",
                Long.class, archive.account.toString());
    }

    @Test
    void itsMessagesAreGoneAndThoseOfItsSuccessorAreKept() {
        var other = new TestArchive();
        for (TestArchive each : new TestArchive[]{archive, other}) {
            each.archive(ROMEO, "one", TestArchive.NOON);
            each.archive(ROMEO, "two", TestArchive.NOON + 40L * 24 * 3600 * 1000);
            each.store("three", 1);
            ArchiveContext.database().update("insert into archive.preference values (?, 'never', '{}', '{}')",
                    each.account.toString());
        }

        archive.removed();
        assertThat(rows("message")).isZero();
        assertThat(rows("offline")).isZero();
        assertThat(rows("preference")).isZero();
        assertThat(archive.flush()).singleElement().extracting(ArchiveReply::getFlushedCount).isEqualTo(0);

        archive.archive(ROMEO, "four", TestArchive.NOON);
        archive.store("five", 5);
        assertThat(rows("message")).isEqualTo(1);
        assertThat(rows("offline")).isEqualTo(1);
        assertThat(other.flush()).singleElement().extracting(ArchiveReply::getFlushedCount).isEqualTo(1);
    }

    @Test
    void whatComesBeforeItInOneTransactionGoesToo() {
        archive.together(TestArchive.entry(archive.account, ROMEO, "one", "one"),
                TestArchive.deletion(archive.account));
        assertThat(rows("message")).isZero();
    }
}
