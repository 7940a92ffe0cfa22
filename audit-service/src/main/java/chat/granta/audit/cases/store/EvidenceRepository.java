package chat.granta.audit.cases.store;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

interface EvidenceRepository extends JpaRepository<EvidenceEntity, Long> {
    /** In the order in which it came, a report before the messages that it names. */
    @Query("from EvidenceEntity where caseId = :caseId order by time, case when archiveId is null then 0 else 1 end, id")
    List<EvidenceEntity> ofCase(@Param("caseId") long caseId);
}
