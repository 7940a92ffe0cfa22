package chat.granta.audit.cases.store;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code case_evidence}. */
@Entity
@Table(name = "case_evidence")
@AttributeOverride(name = "author", column = @Column(name = "source"))
class EvidenceEntity extends EntryEntity {
    /** For JPA. */
    protected EvidenceEntity() {}

    EvidenceEntity(long caseId, Instant time, String source, String text) {
        super(caseId, time, source, text);
    }
}
