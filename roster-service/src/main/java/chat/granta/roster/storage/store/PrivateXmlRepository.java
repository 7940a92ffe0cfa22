package chat.granta.roster.storage.store;

import java.util.List;
import org.springframework.data.repository.Repository;

/** {@code roster.private_xml}. */
interface PrivateXmlRepository extends Repository<PrivateXmlEntity, PrivateXmlEntity.Key> {
    List<PrivateXmlEntity> findByKeyAccount(String account);

    void save(PrivateXmlEntity xml);

    void deleteById(PrivateXmlEntity.Key key);
}
