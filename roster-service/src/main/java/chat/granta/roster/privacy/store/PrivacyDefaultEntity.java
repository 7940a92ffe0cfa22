package chat.granta.roster.privacy.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code roster.privacy_default}. */
@Entity
@Table(schema = "roster", name = "privacy_default")
class PrivacyDefaultEntity {
    @Id
    private @Nullable String account;
    private @Nullable String list;

    protected PrivacyDefaultEntity() {}

    PrivacyDefaultEntity(String account, String list) {
        this.account = account;
        this.list = list;
    }

    String list() {
        return Objects.requireNonNull(list);
    }
}
