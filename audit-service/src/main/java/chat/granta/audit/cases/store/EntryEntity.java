package chat.granta.audit.cases.store;

import chat.granta.audit.cases.CaseEntry;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has been added to a case: when, by whom, and what. */
@MappedSuperclass
abstract class EntryEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;
    private long caseId;
    private Instant time = Instant.EPOCH;
    private String author = "";
    private String text = "";

    /** For JPA. */
    protected EntryEntity() {}

    EntryEntity(long caseId, Instant time, String author, String text) {
        this.caseId = caseId;
        this.time = time;
        this.author = author;
        this.text = text;
    }

    long caseId() {
        return caseId;
    }

    CaseEntry asEntry() {
        return new CaseEntry(id == null ? 0 : id, time, author, text);
    }
}
