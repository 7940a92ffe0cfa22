package chat.granta.auth.scram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScramDerivationTest {
    /** Salts and password of the examples in RFC 5802 section 5 and RFC 7677 section 3. */
    @ParameterizedTest
    @CsvSource({"SHA_1,QSXCR+Q6sek8bf92,6dlGYMOdZcOPutkcNY8U2g7vK9Y=,D+CSWLOshSulAsxiupA+qs2/fTE=",
            "SHA_256,W22ZaJ0SNY7soEsUEjb6gQ==,WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=,"
                    + "wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
            "SHA_512,W22ZaJ0SNY7soEsUEjb6gQ==,"
                    + "6AAub3065EYRmyFpM2RNwqK+eGnrkYuEWbXn19LsEmBqzu8QaCXNc1FwpnX9NhH2hK/60dzj9DoO5DvVkOHbvg==,"
                    + "jZHbYjC1aHh0/hKbxyBuGFjDrgjgKTT1esA7awWiKcRZ0o/0b1yWEebBeSVkkCFewf91nLDfKF24mvD5nmE6rA=="})
    void derivesTheKeysOfTheSpecifications(ScramHash hash, String salt, String storedKey, String serverKey) {
        ScramKeys keys = ScramDerivation.derive(hash, "pencil", Base64.getDecoder().decode(salt), 4096);
        assertThat(keys.storedKey()).isEqualTo(Base64.getDecoder().decode(storedKey));
        assertThat(keys.serverKey()).isEqualTo(Base64.getDecoder().decode(serverKey));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0007ringing"})
    void aPasswordThatNobodyMayHaveIsRefusedWithoutRepeatingIt(String password) {
        assertThatThrownBy(() -> ScramDerivation.newKeys(password, 4096)).isInstanceOf(IllegalArgumentException.class)
                .hasNoCause().message().doesNotContain("ringing").doesNotContain("7,");
    }

    @Test
    void equivalentSpellingsOfAPasswordAreOne() {
        byte[] salt = new byte[16];
        assertThat(ScramDerivation.derive(ScramHash.SHA_256, "caf\u00e9 x", salt, 4096).storedKey())
                .isEqualTo(ScramDerivation.derive(ScramHash.SHA_256, "cafe\u0301\u00a0x", salt, 4096)
                        .storedKey());
    }
}
