package chat.granta.audit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** With an issuer's metadata and keys over HTTP. */
class TokensTest {
    private static RSAKey key;
    private static HttpServer server;
    private static String issuer;
    private static JwtDecoder decoder;

    @BeforeAll
    static void startIssuer() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("1").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        serve("/.well-known/openid-configuration",
                "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer
                        + "/keys\",\"subject_types_supported\":[\"public\"]}");
        serve("/keys", new JWKSet(key.toPublicJWK()).toString());
        server.start();
        decoder = Tokens.decoder(issuer, "granta-audit");
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void rolesAreTakenFromATokenForThisService() throws JOSEException {
        var jwt = decoder.decode(token(key, issuer, "granta-audit", Instant.now().plusSeconds(60)));

        assertThat(Tokens.roles().convert(jwt).getAuthorities().stream().map(GrantedAuthority::getAuthority))
                .contains("ROLE_AUDITOR").doesNotContain("ROLE_OPERATOR", "ROLE_dean");
    }

    @Test
    void othersTokensAreNotTaken() throws JOSEException {
        Instant soon = Instant.now().plusSeconds(60);
        RSAKey forged = new RSAKeyGenerator(2048).keyID("1").generate();
        for (String token : List.of(token(forged, issuer, "granta-audit", soon),
                token(key, issuer, "the-library", soon), token(key, "https://evil.example", "granta-audit", soon),
                token(key, issuer, "granta-audit", Instant.now().minusSeconds(3600)), "nonsense")) {
            assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
        }
    }

    private static String token(RSAKey signer, String from, String audience, Instant until) throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(),
                new JWTClaimsSet.Builder().issuer(from).subject("jane").audience(audience)
                        .expirationTime(Date.from(until)).claim("roles", List.of("auditor", "dean")).build());
        token.sign(new RSASSASigner(signer));
        return token.serialize();
    }

    private static void serve(String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
