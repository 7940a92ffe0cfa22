package chat.granta.auth.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.auth.passwordfile.CryptHash;
import chat.granta.auth.passwordfile.ScramKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecoysTest {
    private static final String CRYPT = "$6$rounds=9999$saltstring$BDBFP3HTVLkSiGuALG4R2Uhd7qlMrr6swFCjfIzdpP2vjjZRssoKv9iwjoCjI16vxuXAwzQeZiNL.tBeFo1LO.";
    private final Decoys decoys = new Decoys(new InstallationSecret(new byte[32]));

    @Test
    void looksLikeMostAccounts() {
        var keys = new ScramKeys(4711, new byte[12], new byte[32], new byte[32]);
        var form = CommonForm.of(List.of(new CryptHash(CRYPT), keys, keys));
        assertThat(decoys.decoy("nobody", form)).isInstanceOfSatisfying(Credentials.Scram.class, decoy -> {
            assertThat(decoy.iterations()).isEqualTo(4711);
            assertThat(decoy.salt()).hasSize(12);
            assertThat(decoy.storedKey()).hasSize(32).isNotEqualTo(decoy.serverKey());
        });
    }

    @Test
    void looksLikeACryptHashWhenMostAccountsHaveOne() {
        var form = CommonForm.of(List.of(new CryptHash(CRYPT)));
        assertThat(decoys.decoy("nobody", form)).isInstanceOfSatisfying(Credentials.Crypt.class,
                decoy -> assertThat(decoy.hash()).hasSize(CRYPT.length())
                        .matches("\\$6\\$rounds=9999\\$[./0-9A-Za-z]{10}\\$[./0-9A-Za-z]{86}"));
    }

    @Test
    void isTheSameForANameEachTimeAndAnotherForEachName() {
        var form = CommonForm.FOR_NEW_USERS;
        assertThat(decoys.decoy("nobody", form)).usingRecursiveComparison().isEqualTo(decoys.decoy("nobody", form));
        assertThat(((Credentials.Scram) decoys.decoy("nobody", form)).salt())
                .isNotEqualTo(((Credentials.Scram) decoys.decoy("somebody", form)).salt());
    }

    @Test
    void anotherInstallationHasOtherDecoys() {
        byte[] secret = new byte[32];
        secret[0] = 1;
        var others = new Decoys(new InstallationSecret(secret));
        assertThat(((Credentials.Scram) others.decoy("nobody", CommonForm.FOR_NEW_USERS)).salt())
                .isNotEqualTo(((Credentials.Scram) decoys.decoy("nobody", CommonForm.FOR_NEW_USERS)).salt());
    }
}
