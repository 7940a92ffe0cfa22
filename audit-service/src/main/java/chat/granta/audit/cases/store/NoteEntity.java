package chat.granta.audit.cases.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code case_note}. */
@Entity
@Table(name = "case_note")
class NoteEntity extends EntryEntity {
    /** For JPA. */
    protected NoteEntity() {}

    NoteEntity(long caseId, Instant time, String author, String text) {
        super(caseId, time, author, text);
    }
}
