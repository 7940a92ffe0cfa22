package chat.granta.audit.cases.store;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface EvidenceRepository extends JpaRepository<EvidenceEntity, Long> {
    List<EvidenceEntity> findByCaseIdOrderById(long caseId);
}
