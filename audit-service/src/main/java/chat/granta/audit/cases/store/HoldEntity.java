package chat.granta.audit.cases.store;

import chat.granta.audit.cases.Hold;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code hold}. */
@Entity
@Table(name = "hold")
class HoldEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;
    private String subject = "";
    private @Nullable Long caseId;
    private String reason = "";
    private String authoriser = "";
    private Instant begins = Instant.EPOCH;
    private Instant ends = Instant.EPOCH;
    private @Nullable Instant lifted;

    /** For JPA. */
    protected HoldEntity() {}

    HoldEntity(long caseId, String subject, String reason, String authoriser, Instant begins, Instant ends) {
        this.caseId = caseId;
        this.subject = subject;
        this.reason = reason;
        this.authoriser = authoriser;
        this.begins = begins;
        this.ends = ends;
    }

    void lift(Instant time) {
        if (lifted == null && time.isBefore(ends)) {
            lifted = time;
        }
    }

    Hold asHold() {
        return new Hold(id == null ? 0 : id, subject, reason, authoriser, begins, ends, lifted);
    }
}
