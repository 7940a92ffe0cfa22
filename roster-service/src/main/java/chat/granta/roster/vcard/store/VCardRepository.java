package chat.granta.roster.vcard.store;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** {@code roster.vcard}. */
interface VCardRepository extends Repository<VCardEntity, String> {
    Optional<VCardEntity> findById(String account);

    void save(VCardEntity card);

    void deleteById(String account);
}
