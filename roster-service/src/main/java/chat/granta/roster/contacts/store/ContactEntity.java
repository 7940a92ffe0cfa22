package chat.granta.roster.contacts.store;

import chat.granta.bus.wire.Stanza;
import chat.granta.model.Jid;
import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A row of {@code roster.contact}. */
@Entity
@Table(schema = "roster", name = "contact")
class ContactEntity implements Persistable<ContactId> {
    @EmbeddedId
    private @Nullable ContactId id;
    private boolean inRoster;
    private @Nullable String name;
    private @Nullable List<String> groups;
    @Enumerated(EnumType.STRING)
    private @Nullable SubscriptionState state;
    private boolean approved;
    @SuppressWarnings("NullableArray")
    private byte @Nullable [] request;
    private long version;
    /** The key is not generated, so that only we know; otherwise it would be looked for first. */
    @Transient
    private boolean isNew;

    ContactEntity() {}

    ContactEntity(ContactId id) {
        this.id = id;
        this.isNew = true;
    }

    void set(RosterContact contact) {
        inRoster = contact.inRoster();
        name = contact.name();
        groups = contact.groups();
        state = contact.state();
        approved = contact.approved();
        request = contact.request() == null ? null : contact.request().toByteArray();
        version = contact.version();
    }

    RosterContact toContact() {
        ContactId key = Objects.requireNonNull(id);
        return new RosterContact(Jid.trusted(key.account()), Jid.trusted(key.jid()), inRoster, name,
                Objects.requireNonNull(groups), Objects.requireNonNull(state), approved, stanza(request), version);
    }

    @Override
    public @Nullable ContactId getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }

    private static @Nullable Stanza stanza(byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : Stanza.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("roster.contact.request holds what this service did not write", e);
        }
    }
}
