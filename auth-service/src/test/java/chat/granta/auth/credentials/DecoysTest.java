package chat.granta.auth.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.auth.credentials.CredentialsJson.KeySet;
import chat.granta.auth.credentials.store.InstallationSecret;
import chat.granta.auth.scram.KeyForm;
import chat.granta.scram.ScramHash;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoysTest {
    private final Decoys decoys = decoys((byte) 0);

    @Test
    void hasTheKeySetsThatTheOthersHave() {
        var form = new CredentialForm(List.of(new KeyForm(ScramHash.SHA_512, 4711, 12),
                new KeyForm(ScramHash.SHA_1, 4096, 16)), null);
        CredentialsJson decoy = decoys.decoy("nobody", form);
        assertThat(decoy.hash()).isNull();
        assertThat(decoy.keys()).extracting(KeySet::mechanism).containsExactly("SCRAM-SHA-512", "SCRAM-SHA-1");
        assertThat(decoy.keys()).extracting(KeySet::iterations).containsExactly(4711, 4096);
        KeySet first = decoy.keys().getFirst();
        assertThat(first.salt()).hasSize(12);
        assertThat(first.storedKey()).hasSize(64).isNotEqualTo(first.serverKey());
        assertThat(decoy.keys().getLast().storedKey()).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource({"$6$rounds=9999$???!$?????!,'\\$6\\$rounds=9999\\$[./0-9A-Za-z]{4}\\$[./0-9A-Za-z]{6}'",
            "$2y$05$?????!?????!,'\\$2y\\$05\\$[./0-9A-Za-z]{5}[.Oeu][./0-9A-Za-z]{5}[.Oeu]'",
            "{SSHA}?????!==,'\\{SSHA\\}[+/0-9A-Za-z]{5}[AQgw]=='"})
    void hasAHashOfTheSameForm(String template, String pattern) {
        CredentialsJson decoy = decoys.decoy("nobody", new CredentialForm(List.of(), template));
        assertThat(decoy.keys()).isEmpty();
        assertThat(decoy.hash()).matches(pattern);
    }

    @Test
    void isTheSameForANameEachTimeAndAnotherForEachName() {
        var form = CredentialForm.OF_NEW_USERS;
        assertThat(decoys.decoy("nobody", form)).usingRecursiveComparison().isEqualTo(decoys.decoy("nobody", form));
        CredentialsJson other = decoys.decoy("somebody", form);
        assertThat(salt(decoys.decoy("nobody", form))).isNotEqualTo(salt(other));
        assertThat(decoys.decoy("nobody", form).version()).isNotEqualTo(other.version());
    }

    @Test
    void anotherInstallationHasOtherDecoys() {
        assertThat(salt(decoys((byte) 1).decoy("nobody", CredentialForm.OF_NEW_USERS)))
                .isNotEqualTo(salt(decoys.decoy("nobody", CredentialForm.OF_NEW_USERS)));
    }

    private static byte[] salt(CredentialsJson credentials) {
        return credentials.keys().getFirst().salt();
    }

    private static Decoys decoys(byte first) {
        byte[] bytes = new byte[32];
        bytes[0] = first;
        var secret = new InstallationSecret(bytes);
        return new Decoys(secret, new Fingerprints(secret));
    }
}
