package chat.granta.loadtest.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScramClientTest {
    private static final Account USER = new Account("user", "localhost", "pencil", "r");

    // RFC 7677 section 3
    @Test
    void theExampleOfScramSha256() {
        var client = new ScramClient(USER, "SHA-256", "HmacSHA256", new KeyCache(), "rOprNGfwEbeRWgbNEkqO");
        assertThat(client.initialResponse()).isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        assertThat(client.respond(
                "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
                .isEqualTo("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        client.verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
        assertThatThrownBy(() -> client.verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G5="))
                .isInstanceOf(LoginException.class);
    }

    // RFC 5802 section 5
    @Test
    void theExampleOfScramSha1() {
        var client = new ScramClient(USER, "SHA-1", "HmacSHA1", new KeyCache(), "fyko+d2lbbFgONRv9qkxdawL");
        assertThat(client.respond("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"))
                .endsWith(",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        client.verify("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    @Test
    void keysAreDerivedOnce() {
        var cache = new KeyCache();
        byte[] salt = {1, 2, 3};
        KeyCache.Keys first = cache.keys("SHA-1", "HmacSHA1", "secret", salt, 100);
        assertThat(cache.keys("SHA-1", "HmacSHA1", "secret", salt.clone(), 100)).isSameAs(first);
        assertThat(cache.keys("SHA-1", "HmacSHA1", "secret", salt, 101)).isNotSameAs(first);
        assertThat(cache.keys("SHA-1", "HmacSHA1", "Secret", salt, 100)).isNotSameAs(first);
    }

    @Test
    void nonsenseIsRefused() {
        var client = new ScramClient(USER, "SHA-1", "HmacSHA1", new KeyCache());
        assertThatThrownBy(() -> client.respond("e=other-error")).isInstanceOf(LoginException.class);
    }
}
