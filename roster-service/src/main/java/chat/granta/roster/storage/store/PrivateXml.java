package chat.granta.roster.storage.store;

import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import java.util.Map;
import java.util.stream.Collectors;

/** What clients keep for themselves, by account and element name; within a database transaction of the caller's. */
public final class PrivateXml {
    private final PrivateXmlRepository repository;

    PrivateXml(PrivateXmlRepository repository) {
        this.repository = repository;
    }

    /** All that is kept for an account; it is of bounded size. */
    public Map<ElementName, String> of(Jid account) {
        return repository.findByKeyAccount(account.toString()).stream()
                .collect(Collectors.toMap(PrivateXmlEntity::name, PrivateXmlEntity::xml));
    }

    public void put(Jid account, ElementName name, String xml) {
        repository.save(new PrivateXmlEntity(key(account, name), xml));
    }

    public void remove(Jid account, ElementName name) {
        repository.deleteById(key(account, name));
    }

    private static PrivateXmlEntity.Key key(Jid account, ElementName name) {
        return new PrivateXmlEntity.Key(account.toString(), name.namespace(), name.localName());
    }
}
