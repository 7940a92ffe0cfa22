package chat.granta.audit.cases.store;

import chat.granta.audit.cases.CaseEntry;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code case_evidence}. */
@Entity
@Table(name = "case_evidence")
class EvidenceEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;
    private long caseId;
    private Instant time = Instant.EPOCH;
    private String source = "";
    private String text = "";

    /** For JPA. */
    protected EvidenceEntity() {}

    EvidenceEntity(long caseId, Instant time, String source, String text) {
        this.caseId = caseId;
        this.time = time;
        this.source = source;
        this.text = text;
    }

    long caseId() {
        return caseId;
    }

    CaseEntry asEntry() {
        return new CaseEntry(id == null ? 0 : id, time, source, text);
    }
}
