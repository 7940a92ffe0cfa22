package chat.granta.archive.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.archive.ArchiveContext;
import chat.granta.archive.preferences.Preferences.Default;
import chat.granta.archive.preferences.store.StoredPreferences;
import chat.granta.model.Jid;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code granta.archive.default}; and that what an account has said instead holds at once. */
class DefaultPreferencesTest {
    private static final Jid ROMEO = Jid.parse("romeo@example.org/orchard");

    private final String account = UUID.randomUUID() + "@example.org";
    private final StoredPreferences store = new StoredPreferences(ArchiveContext.database(), Default.NEVER);
    private final TransactionTemplate transaction = ArchiveContext.bean(TransactionTemplate.class);

    @Test
    void whoHasSaidNothingHasTheDefault() {
        assertThat(wants()).isFalse();
        assertThat(new StoredPreferences(ArchiveContext.database(), Default.ROSTER).of(List.of(account)))
                .containsEntry(account, Preferences.of(Default.ROSTER));
    }

    @Test
    void whatIsSaidHoldsAtOnceAndOnlyIfItIsCommitted() {
        assertThat(wants()).isFalse();
        transaction.executeWithoutResult(status -> {
            store.put(account, Preferences.of(Default.ALWAYS));
            assertThat(wants()).isTrue();
            status.setRollbackOnly();
        });
        assertThat(wants()).isFalse();
        transaction.executeWithoutResult(_ -> store.put(account, Preferences.of(Default.ALWAYS)));
        assertThat(wants()).isTrue();
    }

    @Test
    void whatAnotherProcessWroteIsReadWhenAPartitionIsTakenUp() {
        assertThat(wants()).isFalse();
        var other = new StoredPreferences(ArchiveContext.database(), Default.NEVER);
        transaction.executeWithoutResult(_ -> other.put(account, Preferences.of(Default.ALWAYS)));
        store.forget();
        assertThat(wants()).isTrue();
    }

    private boolean wants() {
        return store.of(List.of(account)).getOrDefault(account, Preferences.of(Default.NEVER)).wants(ROMEO, true);
    }
}
