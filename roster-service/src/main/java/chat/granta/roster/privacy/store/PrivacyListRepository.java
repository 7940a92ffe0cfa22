package chat.granta.roster.privacy.store;

import java.util.List;
import org.springframework.data.repository.Repository;

/** {@code roster.privacy_list}. */
interface PrivacyListRepository extends Repository<PrivacyListEntity, PrivacyListEntity.Key> {
    List<PrivacyListEntity> findByKeyAccount(String account);

    void save(PrivacyListEntity list);

    void deleteById(PrivacyListEntity.Key key);
}
