package chat.granta.auth.passwordfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFileReaderTest {
    /** RFC 7677 section 3: user, password pencil. */
    private static final String SCRAM = "{SCRAM-SHA-256}4096,W22ZaJ0SNY7soEsUEjb6gQ==,"
            + "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=,wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=";
    private static final String CRYPT = "$6$saltstring$BDBFP3HTVLkSiGuALG4R2Uhd7qlMrr6swFCjfIzdpP2vjjZRssoKv9iwjoCjI16vxuXAwzQeZiNL.tBeFo1LO.";

    @Test
    void readsEveryForm() {
        PasswordFile file = read(true, "romeo:" + SCRAM, "juliet:" + CRYPT + ":19000:0:99999:7:::",
                "nurse:{PLAIN}pencil");
        assertThat(file.rejected()).isEmpty();
        assertThat(file.accounts().keySet()).containsExactly("juliet", "nurse", "romeo");
        assertThat(file.find("romeo")).get().isInstanceOfSatisfying(ScramKeys.class,
                keys -> assertThat(keys.asField()).isEqualTo(SCRAM));
        assertThat(file.find("juliet")).contains(new CryptHash(CRYPT));
        assertThat(file.find("nurse")).get().isInstanceOf(PlainSecret.class);
    }

    @Test
    void aPlainSecretHasTheSameKeysEachTimeTheFileIsRead() {
        var reader = reader(true);
        ScramKeys first = ((PlainSecret) reader.read(List.of("nurse:{PLAIN}pencil")).find("nurse").orElseThrow())
                .keys();
        ScramKeys again = ((PlainSecret) reader.read(List.of("nurse:{PLAIN}pencil")).find("nurse").orElseThrow())
                .keys();
        assertThat(again.asField()).isEqualTo(first.asField());
    }

    @Test
    void derivesTheKeysOfRfc7677() {
        byte[] salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
        assertThat(ScramDerivation.derive("pencil", salt, 4096).asField()).isEqualTo(SCRAM);
    }

    @Test
    void aBadLineNeverDisablesTheOthersAndItsContentIsNotTold() {
        PasswordFile file = read(false, "# people", "", "no colon: secret? no", "nocolon", "romeo:" + SCRAM,
                "cut:$6$salt$abc", "plain:{PLAIN}verysecret", "juliet:" + CRYPT);
        assertThat(file.accounts().keySet()).containsExactly("juliet", "romeo");
        assertThat(file.rejected()).extracting(RejectedLine::number).containsExactly(3, 4, 6, 7);
        assertThat(file.rejected()).extracting(RejectedLine::reason).noneMatch(reason -> reason.contains("verysecret"))
                .anyMatch(reason -> reason.contains("granta.auth.allow-plain-hashes"));
    }

    @Test
    void spellingsOfOneNameAreOneAccountAndTheFirstCounts() {
        PasswordFile file = read(false, "Alice:" + CRYPT, "bob:" + CRYPT, "ALICE:" + SCRAM, "\uff21lice:" + SCRAM);
        assertThat(file.accounts().keySet()).containsExactly("alice", "bob");
        assertThat(file.find("alice")).contains(new CryptHash(CRYPT));
        assertThat(file.rejected()).extracting(RejectedLine::number).containsExactly(3, 4);
        assertThat(file.rejected().getFirst().reason()).contains("line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{SCRAM-SHA-256}", "{SCRAM-SHA-256}4096", "{SCRAM-SHA-256}0,AA==,AA==,AA==",
            "{SCRAM-SHA-256}4096,AA==,AA==,AA==", "{SCRAM-SHA-256}x,W22ZaJ0SNY7soEsUEjb6gQ==,a,b", "{MD5}abc",
            "plaintext", "$6$salt", "{PLAIN}"})
    void aHashThatCannotBeUsedIsRejected(String hash) {
        PasswordFile file = read(true, "romeo:" + hash);
        assertThat(file.accounts()).isEmpty();
        assertThat(file.rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "!", "!!", "!$6$locked"})
    void lockedAccountsOfSystemFilesAreNobodyAndNoError(String hash) {
        PasswordFile file = read(true, "daemon:" + hash + ":1:1::/:/bin/false");
        assertThat(file.accounts()).isEmpty();
        assertThat(file.rejected()).isEmpty();
    }

    private static PasswordFile read(boolean allowPlain, String... lines) {
        return reader(allowPlain).read(List.of(lines));
    }

    private static PasswordFileReader reader(boolean allowPlain) {
        return new PasswordFileReader(new AccountNames("example.org"), new HashReader(allowPlain));
    }
}
