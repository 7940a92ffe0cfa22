package chat.granta.audit.cases.store;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface HoldRepository extends JpaRepository<HoldEntity, Long> {
    List<HoldEntity> findByCaseIdOrderById(long caseId);
}
