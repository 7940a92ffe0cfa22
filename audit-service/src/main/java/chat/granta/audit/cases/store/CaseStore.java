package chat.granta.audit.cases.store;

import chat.granta.audit.cases.AbuseCase;
import chat.granta.audit.cases.CaseEntry;
import chat.granta.audit.cases.CaseFile;
import chat.granta.audit.cases.ClosedCaseException;
import chat.granta.audit.cases.Hold;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases and what belongs to them. Each call is a transaction, or a part of the one that goes on already. */
public final class CaseStore {
    private static final int MAX_TITLE = 200;
    /** The number of the advisory lock; any other would do that nothing else has. */
    private static final long REPORTS = 377;

    private final CaseRepository cases;
    private final NoteRepository notes;
    private final EvidenceRepository evidence;
    private final HoldRepository holds;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    CaseStore(CaseRepository cases, NoteRepository notes, EvidenceRepository evidence, HoldRepository holds,
            PlatformTransactionManager transactions, InstantSource clock) {
        this.cases = cases;
        this.notes = notes;
        this.evidence = evidence;
        this.holds = holds;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The newest first, below a number. */
    public List<AbuseCase> list(boolean isOpenOnly, long before, int limit) {
        return (isOpenOnly
                ? cases.findByIdLessThanAndClosedIsNullOrderByIdDesc(before, Limit.of(limit))
                : cases.findByIdLessThanOrderByIdDesc(before, Limit.of(limit))).stream().map(CaseEntity::asCase)
                .toList();
    }

    public Optional<CaseFile> find(long id) {
        return cases.findById(id).map(found -> new CaseFile(found.asCase(),
                notes.findByCaseIdOrderById(id).stream().map(NoteEntity::asEntry).toList(),
                evidence.ofCase(id).stream().map(EvidenceEntity::asEntry).toList(),
                holds.findByCaseIdOrderById(id).stream().map(HoldEntity::asHold).toList()));
    }

    public AbuseCase open(String title, String subject, String opener) {
        return cases.save(new CaseEntity(title, subject, clock.instant(), opener, false)).asCase();
    }

    /**
     * A user's report: evidence in the case that reports about its subject have opened already, or in one of its own.
     *
     * @param time when it was reported
     */
    public void report(String reporter, String subject, String reason, Instant time, String text) {
        report(reporter, subject, reason, id -> new EvidenceEntity(id, time, reporter, text));
    }

    /**
     * A message that a report names: evidence likewise.
     *
     * @param time when it was reported
     * @param archiveId in the archive of who reports
     * @param stanza the message; null when none is shown
     */
    public void reportedMessage(String reporter, String subject, String reason, Instant time, String text,
            String archiveId, @Nullable String stanza) {
        report(reporter, subject, reason, id -> new EvidenceEntity(id, time, reporter, text, archiveId, stanza));
    }

    private void report(String reporter, String subject, String reason, LongFunction<EvidenceEntity> found) {
        transaction.executeWithoutResult(_ -> {
            // A report and its messages come by different ways, at the same time, and shall not open a case each.
            cases.lockReports(REPORTS);
            String title = "reported: " + reason;
            CaseEntity about = cases.findFirstBySubjectAndReportedTrueAndClosedIsNullOrderById(subject)
                    .orElseGet(() -> cases.save(
                            new CaseEntity(title.substring(0, Math.min(title.length(), MAX_TITLE)), subject,
                                    clock.instant(), reporter, true)));
            evidence.save(found.apply(about.asCase().id()));
        });
    }

    /** Empty when there is no such case. */
    public Optional<CaseEntry> note(long id, String author, String text) {
        return inOpen(id, _ -> notes.save(new NoteEntity(id, clock.instant(), author, text)).asEntry());
    }

    /** Empty when there is no such case. */
    public Optional<CaseEntry> evidence(long id, String author, String text) {
        return inOpen(id, _ -> evidence.save(new EvidenceEntity(id, clock.instant(), author, text)).asEntry());
    }

    /** Empty when there is no such case. */
    public Optional<Hold> hold(long id, String subject, String reason, String authoriser, Instant ends) {
        return inOpen(id, _ -> holds
                .save(new HoldEntity(id, subject, reason, authoriser, clock.instant(), ends)).asHold());
    }

    /** Closes a case, and lifts its holds. Empty when there is none. */
    public Optional<AbuseCase> close(long id, String closer, String outcome) {
        return inOpen(id, found -> {
            Instant now = clock.instant();
            found.close(now, closer, outcome);
            holds.findByCaseIdOrderById(id).forEach(hold -> hold.lift(now));
            return found.asCase();
        });
    }

    private <T> Optional<T> inOpen(long id, Function<CaseEntity, T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> cases.findLockedById(id).map(found -> {
            if (!found.isOpen()) {
                throw new ClosedCaseException(id);
            }
            return work.apply(found);
        })));
    }
}
