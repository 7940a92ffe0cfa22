package chat.granta.audit.cases.store;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface NoteRepository extends JpaRepository<NoteEntity, Long> {
    List<NoteEntity> findByCaseIdOrderById(long caseId);
}
