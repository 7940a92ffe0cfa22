package chat.granta.auth.passwordfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import chat.granta.auth.scram.KeyForm;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFileReaderTest {
    /** RFC 7677 section 3: user, password pencil. */
    private static final String SCRAM = "{SCRAM-SHA-256}4096,W22ZaJ0SNY7soEsUEjb6gQ==,"
            + "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=,wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=";
    private static final String CRYPT = "$6$saltstring$Wspbkvh9VR9k.5FhrEX5QuXIhny1ZR6t1JcW7cUaNNlvGeocueB2IYFN40CbfZ4cl/WePS"
            + "JC5pA/G1VTFwAkU.";

    /** All of the password pencil, as crypt(3) and LDAP's tools make them. */
    static List<Arguments> foreignHashes() {
        return List.of(arguments("$1$", "$1$saltstri$SBXTfELEbSXkbRjVkJB6N/"),
                arguments("$5$", "$5$saltstring$wuJ45iOx5v450rU6JtvcL8/irPJiQfTgbn.aeqNlOqB"),
                arguments("$6$", CRYPT), arguments("$6$", CRYPT.replace("$6$", "$6$rounds=9999$")),
                arguments("$2y$", "$2y$05$abcdefghijklmnopqrstuu680Yiaj5hFUaJTH/rTAcbA2PQEGfiZu"),
                arguments("$2y$", "$2b$12$abcdefghijklmnopqrstuu680Yiaj5hFUaJTH/rTAcbA2PQEGfiZu"),
                arguments("$2y$", "$2a$12$abcdefghijklmnopqrstuu680Yiaj5hFUaJTH/rTAcbA2PQEGfiZu"),
                arguments("DES", "abJ32bJMdTsnY"), arguments("{SHA}", "{SHA}0vxRJJChUDZGC1SJQBQ51tpUB/o="),
                arguments("{SSHA}", "{SSHA}M0YXe+4K7AXJbpIQR++HGoshE8JzYWx0c2FsdA=="),
                arguments("{SSHA512}", "{SSHA512}EM/40PpOwDFyRBvlEBPAPcAotwYXhUelFtA2c9wqybUh7KPyAKJRMdmih7JvDHLIZX4m"
                        + "udDr3ExMpxduNEz0VXNhbHRzYWx0"));
    }

    @ParameterizedTest
    @MethodSource("foreignHashes")
    void readsForeignHashesInTheirOwnForm(String form, String field) {
        PasswordFile file = read(false, "juliet:" + field + ":19000:0:99999:7:::");
        assertThat(file.rejected()).isEmpty();
        assertThat(file.find("juliet")).get().isInstanceOfSatisfying(ForeignHash.class, hash -> {
            assertThat(hash.form()).isEqualTo(form);
            assertThat(hash.field()).isEqualTo(field);
            assertThat(hash.keys()).isEmpty();
            assertThat(hash.toString()).doesNotContain(field);
        });
    }

    @ParameterizedTest
    @MethodSource("foreignHashes")
    void aCutHashIsRejectedInEveryForm(String form, String field) {
        PasswordFile file = read(false, "juliet:" + field.substring(0, field.length() - 3));
        assertThat(file.accounts()).isEmpty();
        assertThat(file.unusable()).containsExactly("juliet");
        assertThat(file.rejected()).singleElement().extracting(RejectedLine::reason).asString()
                .contains(form.equals("DES") ? "unknown" : "the " + form + " hash is cut");
    }

    @ParameterizedTest
    @MethodSource("foreignHashes")
    void aTemplateKeepsWhatIsNotRandom(String form, String field) {
        HashForm hashForm = HashForm.of(field).orElseThrow();
        String template = hashForm.template(field);
        assertThat(template).hasSameSizeAs(field).contains("?")
                .startsWith(form.equals("DES") ? "" : form.substring(0, 2));
        assertThat(template.replaceAll("[?!]", "")).hasSizeLessThan(form.length() + 14);
    }

    @Test
    void readsScramKeysOfEveryMechanism() {
        String sha1 = "{SCRAM-SHA-1}4096,QSXCR+Q6sek8bf92,6dlGYMOdZcOPutkcNY8U2g7vK9Y=,D+CSWLOshSulAsxiupA+qs2/fTE=";
        PasswordFile file = read(false, "romeo:" + SCRAM + ":1001", "paris:" + sha1, "nurse:" + SCRAM + ';' + sha1);
        assertThat(file.rejected()).isEmpty();
        assertThat(file.find("romeo").orElseThrow().field()).isEqualTo(SCRAM);
        assertThat(file.find("paris").orElseThrow().field()).isEqualTo(sha1);
        assertThat(file.find("nurse").orElseThrow().field()).isEqualTo(SCRAM + ';' + sha1);
        assertThat(file.find("nurse").orElseThrow().keys()).extracting(ScramKeys::hash)
                .containsExactly(ScramHash.SHA_256, ScramHash.SHA_1);
        assertThat(file.find("paris").orElseThrow().keyForms())
                .containsExactly(new KeyForm(ScramHash.SHA_1, 4096, 12));
    }

    @Test
    void aPlainSecretHasKeysForEveryMechanismTheSameEachTimeTheFileIsRead() {
        var reader = reader(true);
        StoredPassword first = reader.read(List.of("nurse:{PLAIN}pencil")).find("nurse").orElseThrow();
        StoredPassword again = reader.read(List.of("nurse:{PLAIN}pencil")).find("nurse").orElseThrow();
        assertThat(first.keys()).extracting(ScramKeys::hash).containsExactly(ScramHash.values());
        assertThat(first.keys()).extracting(KeyForm::of).isEqualTo(first.keyForms());
        assertThat(again.keys()).usingRecursiveComparison().isEqualTo(first.keys());
        assertThat(first.toString()).doesNotContain("pencil");
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
        assertThat(file.find("alice")).contains(new ForeignHash(HashForm.SHA512_CRYPT, CRYPT));
        assertThat(file.rejected()).extracting(RejectedLine::number).containsExactly(3, 4);
        assertThat(file.rejected().getFirst().reason()).contains("line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{SCRAM-SHA-256}", "{SCRAM-SHA-256}4096", "{SCRAM-SHA-256}0,AA==,AA==,AA==",
            "{SCRAM-SHA-256}4096,AA==,AA==,AA==", "{SCRAM-SHA-256}x,W22ZaJ0SNY7soEsUEjb6gQ==,a,b", "{MD5}abc",
            "plaintext", "$6$salt", "{PLAIN}", "{PLAIN}bell\u0007", "{SHA}AAAA", "$2y$99$abc", "$apr1$x$y",
            "{SSHA}0vxRJJChUDZGC1SJQBQ51tpUB/o=", "{SCRAM-SHA-1}4096,AAAA,AAAA,AAAA", "fifteen-letters",
            SCRAM + ';', SCRAM + ';' + SCRAM, SCRAM + ";{MD5}abc", ';' + SCRAM})
    void aHashThatCannotBeUsedIsRejected(String hash) {
        PasswordFile file = read(true, "romeo:" + hash);
        assertThat(file.accounts()).isEmpty();
        assertThat(file.rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "!", "!!", "!$6$locked", "*LK*", "x"})
    void lockedAccountsOfSystemFilesAreThereButCannotLogInAndAreNoError(String hash) {
        PasswordFile file = read(true, "daemon:" + hash + ":1:1::/:/bin/false");
        assertThat(file.accounts()).isEmpty();
        assertThat(file.locked()).containsExactly("daemon");
        assertThat(file.rejected()).isEmpty();
    }

    private static PasswordFile read(boolean allowPlain, String... lines) {
        return reader(allowPlain).read(List.of(lines));
    }

    private static PasswordFileReader reader(boolean allowPlain) {
        return new PasswordFileReader(new Localparts("example.org"), new HashReader(allowPlain));
    }
}
