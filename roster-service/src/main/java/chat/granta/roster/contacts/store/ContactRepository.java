package chat.granta.roster.contacts.store;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** {@code roster.contact}. */
interface ContactRepository extends Repository<ContactEntity, ContactId> {
    Optional<ContactEntity> findById(ContactId id);

    @Query("select c from ContactEntity c where c.id.account = ?1 order by c.id.jid")
    List<ContactEntity> findAll(String account);

    @Query("select c from ContactEntity c where c.id.account = ?1 and c.inRoster and c.version > ?2 order by c.version")
    List<ContactEntity> findChanged(String account, long since);

    ContactEntity save(ContactEntity contact);

    void deleteById(ContactId id);
}
