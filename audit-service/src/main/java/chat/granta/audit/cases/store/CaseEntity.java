package chat.granta.audit.cases.store;

import chat.granta.audit.cases.AbuseCase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code abuse_case}. */
@Entity
@Table(name = "abuse_case")
class CaseEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;
    private String title = "";
    private String subject = "";
    private Instant opened = Instant.EPOCH;
    private String opener = "";
    private boolean reported;
    private @Nullable Instant closed;
    private @Nullable String closer;
    private @Nullable String outcome;

    /** For JPA. */
    protected CaseEntity() {}

    CaseEntity(String title, String subject, Instant opened, String opener, boolean reported) {
        this.title = title;
        this.subject = subject;
        this.opened = opened;
        this.opener = opener;
        this.reported = reported;
    }

    boolean isOpen() {
        return closed == null;
    }

    void close(Instant time, String who, String why) {
        closed = time;
        closer = who;
        outcome = why;
    }

    AbuseCase asCase() {
        return new AbuseCase(id == null ? 0 : id, title, subject, opened, opener, reported, closed, closer, outcome);
    }
}
