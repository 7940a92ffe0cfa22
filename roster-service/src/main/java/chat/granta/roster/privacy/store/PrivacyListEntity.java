package chat.granta.roster.privacy.store;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code roster.privacy_list}. */
@Entity
@Table(schema = "roster", name = "privacy_list")
class PrivacyListEntity {
    @EmbeddedId
    private @Nullable Key key;
    private @Nullable String xml;

    @Embeddable
    record Key(String account, String name) {}

    protected PrivacyListEntity() {}

    PrivacyListEntity(Key key, String xml) {
        this.key = key;
        this.xml = xml;
    }

    String xml() {
        return Objects.requireNonNull(xml);
    }
}
