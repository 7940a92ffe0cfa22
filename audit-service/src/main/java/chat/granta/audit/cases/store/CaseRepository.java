package chat.granta.audit.cases.store;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

interface CaseRepository extends JpaRepository<CaseEntity, Long> {
    List<CaseEntity> findByIdLessThanOrderByIdDesc(long before, Limit limit);

    List<CaseEntity> findByIdLessThanAndClosedIsNullOrderByIdDesc(long before, Limit limit);

    Optional<CaseEntity> findFirstBySubjectAndReportedTrueAndClosedIsNullOrderById(String subject);

    /** So that nothing is added to a case while another closes it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<CaseEntity> findLockedById(long id);

    /** Until the transaction ends, whoever else asks for this waits. */
    @Query(nativeQuery = true, value = "select 1 from pg_advisory_xact_lock(:lock)")
    int lockReports(@Param("lock") long lock);
}
