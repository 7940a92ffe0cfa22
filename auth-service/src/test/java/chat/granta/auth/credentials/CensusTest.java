package chat.granta.auth.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.auth.scram.KeyForm;
import chat.granta.auth.scram.ScramMechanism;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CensusTest {
    private static final CredentialForm SHA_256 = CredentialForm.OF_NEW_USERS;
    private static final CredentialForm BOTH = new CredentialForm(List.of(new KeyForm(ScramMechanism.SHA_1, 4096, 16),
            new KeyForm(ScramMechanism.SHA_256, 10_000, 16)), "$6$?!$?!");
    private static final CredentialForm HASH = new CredentialForm(List.of(), "$6$?!$?!");

    @Test
    void aDecoyLooksLikeMost() {
        assertThat(Census.of(Stream.of(SHA_256, HASH, HASH, BOTH)).commonest()).isEqualTo(HASH);
        assertThat(Census.of(Stream.of(SHA_256, HASH)).commonest())
                .isEqualTo(Census.of(Stream.of(HASH, SHA_256)).commonest());
    }

    @Test
    void aMechanismIsForAllWhenNobodyLacksKeysForIt() {
        assertThat(Census.of(Stream.of(BOTH, BOTH)).scramForAll()).containsExactly(ScramMechanism.SHA_256,
                ScramMechanism.SHA_1);
        assertThat(Census.of(Stream.of(BOTH, SHA_256)).scramForAll()).containsExactly(ScramMechanism.SHA_256);
        assertThat(Census.of(Stream.of(BOTH, HASH)).scramForAll()).isEmpty();
    }

    @Test
    void withoutAccountsItIsAsForNewUsers() {
        assertThat(Census.of(Stream.empty())).isEqualTo(new Census(SHA_256, List.of(ScramMechanism.SHA_256)));
    }
}
