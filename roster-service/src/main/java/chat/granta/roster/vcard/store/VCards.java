package chat.granta.roster.vcard.store;

import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/** Each account's vCard, as XML; within a database transaction of the caller's. */
public final class VCards {
    private final VCardRepository repository;

    VCards(VCardRepository repository) {
        this.repository = repository;
    }

    /** An account's vCard, or null when it has none. */
    public @Nullable String of(Jid account) {
        return repository.findById(account.toString()).map(VCardEntity::xml).orElse(null);
    }

    public void put(Jid account, String xml) {
        repository.save(new VCardEntity(account.toString(), xml));
    }

    public void remove(Jid account) {
        repository.deleteById(account.toString());
    }
}
