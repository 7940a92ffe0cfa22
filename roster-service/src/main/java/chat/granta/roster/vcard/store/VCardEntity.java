package chat.granta.roster.vcard.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code roster.vcard}. */
@Entity
@Table(schema = "roster", name = "vcard")
class VCardEntity {
    @Id
    private @Nullable String account;
    private @Nullable String xml;

    protected VCardEntity() {}

    VCardEntity(String account, String xml) {
        this.account = account;
        this.xml = xml;
    }

    String xml() {
        return Objects.requireNonNull(xml);
    }
}
