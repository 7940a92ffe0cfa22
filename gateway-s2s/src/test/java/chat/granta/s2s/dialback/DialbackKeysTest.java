package chat.granta.s2s.dialback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** XEP-0185 section 3 and XEP-0220 section 2.1.1, with their numbers. */
class DialbackKeysTest {
    private final DialbackKeys keys = new DialbackKeys("s3cr3tf0rd14lb4ck");

    @Test
    void theKeysOfTheSpecifications() {
        assertThat(keys.key("xmpp.example.com", "example.org", "D60000229F"))
                .isEqualTo("37c69b1cf07a3f67c04a5ef5902fa5114f2c76fe4a2686482ba5b89323075643");
        assertThat(keys.key("montague.example", "capulet.example", "D60000229F"))
                .isEqualTo("b4835385f37fe2895af6c196b59097b16862406db80559900d96bf6fa7d23df3");
    }

    /** CVE-2016-0756: parts that join to the same text make different keys. */
    @Test
    void aKeyIsForItsDomainsAndItsStreamAlone() {
        String key = keys.key("montague.example", "capulet.example", "1");
        assertThat(keys.isRight(key, "montague.example", "capulet.example", "1")).isTrue();
        assertThat(keys.isRight(key, "montague.examplec", "apulet.example", "1")).isFalse();
        assertThat(keys.isRight(key, "capulet.example", "montague.example", "1")).isFalse();
        assertThat(keys.isRight(key, "montague.example", "capulet.example", "2")).isFalse();
        assertThat(keys.isRight("", "montague.example", "capulet.example", "1")).isFalse();
    }

    /** CVE-2016-1232: nobody makes a key without the secret. */
    @Test
    void anotherSecretMakesOtherKeys() {
        assertThat(new DialbackKeys("guessed").key("montague.example", "capulet.example", "1"))
                .isNotEqualTo(keys.key("montague.example", "capulet.example", "1"));
    }
}
