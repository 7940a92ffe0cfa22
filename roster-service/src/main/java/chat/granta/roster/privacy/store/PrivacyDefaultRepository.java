package chat.granta.roster.privacy.store;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** {@code roster.privacy_default}. */
interface PrivacyDefaultRepository extends Repository<PrivacyDefaultEntity, String> {
    Optional<PrivacyDefaultEntity> findById(String account);

    void save(PrivacyDefaultEntity entity);

    void deleteById(String account);
}
