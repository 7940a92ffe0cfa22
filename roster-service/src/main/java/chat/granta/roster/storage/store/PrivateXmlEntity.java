package chat.granta.roster.storage.store;

import chat.granta.model.ElementName;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code roster.private_xml}. */
@Entity
@Table(schema = "roster", name = "private_xml")
class PrivateXmlEntity {
    @EmbeddedId
    private @Nullable Key key;
    private @Nullable String xml;

    @Embeddable
    record Key(String account, String namespace, String name) {}

    protected PrivateXmlEntity() {}

    PrivateXmlEntity(Key key, String xml) {
        this.key = key;
        this.xml = xml;
    }

    ElementName name() {
        Key of = Objects.requireNonNull(key);
        return new ElementName(of.namespace(), of.name());
    }

    String xml() {
        return Objects.requireNonNull(xml);
    }
}
