package chat.granta.audit.cases.store;

import chat.granta.audit.cases.CaseEntry;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code case_evidence}. */
@Entity
@Table(name = "case_evidence")
@AttributeOverride(name = "author", column = @Column(name = "source"))
class EvidenceEntity extends EntryEntity {
    private @Nullable String archiveId;
    private @Nullable String stanza;

    /** For JPA. */
    protected EvidenceEntity() {}

    EvidenceEntity(long caseId, Instant time, String source, String text) {
        super(caseId, time, source, text);
    }

    /** A message that is reported. */
    EvidenceEntity(long caseId, Instant time, String source, String text, String archiveId, @Nullable String stanza) {
        super(caseId, time, source, text);
        this.archiveId = archiveId;
        this.stanza = stanza;
    }

    @Override
    CaseEntry asEntry() {
        CaseEntry entry = super.asEntry();
        return new CaseEntry(entry.id(), entry.time(), entry.author(), entry.text(), archiveId, stanza);
    }
}
