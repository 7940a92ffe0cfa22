package chat.granta.auth.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.auth.scram.KeyForm;
import chat.granta.scram.ScramHash;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CensusTest {
    private static final CredentialForm SHA_256 = new CredentialForm(
            List.of(new KeyForm(ScramHash.SHA_256, 10_000, 16)), null);
    private static final CredentialForm BOTH = new CredentialForm(List.of(new KeyForm(ScramHash.SHA_1, 4096, 16),
            new KeyForm(ScramHash.SHA_256, 10_000, 16)), "$6$?!$?!");
    private static final CredentialForm HASH = new CredentialForm(List.of(), "$6$?!$?!");

    @Test
    void aDecoyLooksLikeMost() {
        assertThat(census(SHA_256, HASH, HASH, BOTH).commonest()).isEqualTo(HASH);
        assertThat(census(SHA_256, HASH).commonest()).isEqualTo(census(HASH, SHA_256).commonest());
    }

    @Test
    void aMechanismIsForAllWhenNobodyLacksKeysForIt() {
        assertThat(census(BOTH, BOTH).scramForAll()).containsExactly(ScramHash.SHA_256, ScramHash.SHA_1);
        assertThat(census(BOTH, SHA_256).scramForAll()).containsExactly(ScramHash.SHA_256);
        assertThat(census(BOTH, HASH).scramForAll()).isEmpty();
    }

    @Test
    void withoutAccountsItIsAsForNewUsers() {
        assertThat(census().commonest()).isEqualTo(CredentialForm.OF_NEW_USERS);
        assertThat(census().scramForAll()).containsExactly(ScramHash.values());
    }

    @Test
    void accountsThatLackKeysAreCounted() {
        Census census = census(BOTH, BOTH, SHA_256, HASH);
        assertThat(census.lacking(List.of(ScramHash.SHA_256))).isEqualTo(1);
        assertThat(census.lacking(List.of(ScramHash.SHA_256, ScramHash.SHA_1))).isEqualTo(2);
        assertThat(census.lacking(List.of())).isZero();
    }

    private static Census census(CredentialForm... forms) {
        return Census.of(Stream.of(forms), Set.of());
    }
}
