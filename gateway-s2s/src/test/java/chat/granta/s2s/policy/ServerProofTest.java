package chat.granta.s2s.policy;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.dns.SecureTarget;
import chat.granta.dns.TlsaRecord;
import chat.granta.testkit.certificates.TestPki;
import chat.granta.tls.TlsClient;
import chat.granta.tls.TlsSettings;
import chat.granta.tls.TrustAnchors;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who a server is: RFC 6120 section 13.7.2, RFC 7673, and certificates that pretend. */
class ServerProofTest {
    private static final String DOMAIN = "mantua.example";
    private static final String HOST = "chat.mantua.example";
    private static final TestPki BELIEVED = new TestPki("Believed");
    private static final TestPki STRANGE = new TestPki("Strange");
    private static final TestPki.Identity SELF_MADE = new TestPki("Self").server("somewhere.example");

    @TempDir
    private static Path directory;

    private static ServerProof proof;

    @BeforeAll
    static void believe() throws IOException {
        proof = new ServerProof(new TlsClient(new TlsSettings(null, null, null, List.of(), null, null),
                List.of("verona.example"), directory, "xmpp-server",
                new TrustAnchors(BELIEVED.write(directory.resolve("ca.pem")), "granta.s2s.ca")));
    }

    /** A session whose peer has shown these certificates. */
    private static SSLSession session(X509Certificate... chain) {
        return (SSLSession) Proxy.newProxyInstance(ServerProofTest.class.getClassLoader(),
                new Class<?>[]{SSLSession.class}, (_, method, _) -> {
                    if (!method.getName().equals("getPeerCertificates")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    if (chain.length == 0) {
                        throw new SSLPeerUnverifiedException("none");
                    }
                    return chain;
                });
    }

    private static TlsaRecord record(int usage, X509Certificate certificate) {
        return new TlsaRecord(usage, 1, 1, TlsaRecord.of(certificate).data());
    }

    private static ServerProof.Verdict judge(SSLSession session, TlsaRecord... records) {
        return proof.judge(session, DOMAIN, new SecureTarget(HOST, List.of(records)));
    }

    private static void isProved(ServerProof.Verdict verdict) {
        assertThat(verdict).isInstanceOf(ServerProof.Verdict.Proved.class);
    }

    private static void isOpen(X509Certificate... chain) {
        assertThat(proof.judge(session(chain), DOMAIN, null)).isInstanceOf(ServerProof.Verdict.Open.class);
    }

    private static void isRefused(ServerProof.Verdict verdict) {
        assertThat(verdict).isInstanceOf(ServerProof.Verdict.Refused.class);
    }

    @Test
    void aCertificateOfABelievedAuthorityForTheDomainProvesIt() {
        isProved(proof.judge(session(BELIEVED.server(DOMAIN).certificate()), DOMAIN, null));
    }

    // Certificates that pretend: dialback is left.

    @Test
    void aCertificateForAnotherHostProvesNothing() {
        isOpen(BELIEVED.server("padua.example").certificate());
        isOpen(BELIEVED.server(HOST).certificate());
        isOpen(BELIEVED.server("*.mantua.example").certificate());
    }

    @Test
    void anExpiredOrSelfSignedOneProvesNothingAndNeitherDoesNone() {
        isOpen(BELIEVED.expired(DOMAIN).certificate());
        isOpen(STRANGE.server(DOMAIN).certificate());
        isOpen();
    }

    @Test
    void aNameSmuggledIntoTheSubjectProvesNothing() {
        isOpen(BELIEVED.named(DOMAIN).certificate());
        isOpen(BELIEVED.named("padua.example,CN=" + DOMAIN).certificate());
    }

    @Test
    void aNameCutShortByANulProvesNothing() {
        isOpen(BELIEVED.server(DOMAIN + "\0.padua.example").certificate());
        isOpen(BELIEVED.client(DOMAIN + "\0.padua.example").certificate());
    }

    @Test
    void thousandsOfNamesAndNamesOfAnyLengthAreLookedThroughInNoTime() {
        String[] many = IntStream.range(0, 20_000).mapToObj(i -> "d" + i + ".example").toArray(String[]::new);
        isOpen(BELIEVED.server(many).certificate());
        // Different characters are what makes their encoding slow.
        String endless = IntStream.range(0x4e00, 0x9e00).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                StringBuilder::append).toString();
        isOpen(BELIEVED.client(endless.repeat(5)).certificate());
    }

    @Test
    void anAuthorityForSomeNamesCertifiesNoOther() {
        TestPki constrained = BELIEVED.authority("Padua's", "padua.example");
        isOpen(constrained.server(DOMAIN).certificate(), constrained.certificate());
        isOpen(constrained.service("_xmpp-server." + DOMAIN).certificate(), constrained.certificate());
        isOpen(constrained.client(DOMAIN).certificate(), constrained.certificate());
        assertThat(proof.judge(session(constrained.server("padua.example").certificate(), constrained.certificate()),
                "padua.example", null)).isInstanceOf(ServerProof.Verdict.Proved.class);
    }

    @Test
    void whoIsNoAuthorityCertifiesNobody() {
        TestPki.Identity own = BELIEVED.server("padua.example");
        isOpen(STRANGE.server(DOMAIN).certificate(), own.certificate(), BELIEVED.certificate());
    }

    // RFC 7673

    @Test
    void aHostThatTheDnsProvesIsAsGoodAName() {
        isProved(judge(session(BELIEVED.server(HOST).certificate())));
    }

    /** Usage 3. */
    @Test
    void theCertificateThatTheDnsNamesIsBelievedWhateverStandsInIt() {
        isProved(judge(session(SELF_MADE.certificate()), record(TlsaRecord.DANE_EE, SELF_MADE.certificate())));
        X509Certificate expired = STRANGE.expired("padua.example").certificate();
        isProved(judge(session(expired), record(TlsaRecord.DANE_EE, expired)));
    }

    @Test
    void anotherCertificateIsRefusedThoughABelievedAuthorityHasIssuedIt() {
        isRefused(judge(session(BELIEVED.server(DOMAIN).certificate()),
                record(TlsaRecord.DANE_EE, SELF_MADE.certificate())));
        isRefused(judge(session(), record(TlsaRecord.DANE_EE, SELF_MADE.certificate())));
        isRefused(judge(null, record(TlsaRecord.DANE_EE, SELF_MADE.certificate())));
    }

    /** As when keys are rolled over. */
    @Test
    void oneRecordOfSeveralIsEnough() {
        isProved(judge(session(SELF_MADE.certificate()), record(TlsaRecord.DANE_EE, STRANGE.certificate()),
                record(TlsaRecord.DANE_EE, SELF_MADE.certificate())));
    }

    /** Usage 2. */
    @Test
    void anAuthorityThatTheDnsNamesCertifiesForTheDomainAndTheHost() {
        TlsaRecord authority = record(TlsaRecord.DANE_TA, STRANGE.certificate());
        isProved(judge(session(STRANGE.server(DOMAIN).certificate(), STRANGE.certificate()), authority));
        isProved(judge(session(STRANGE.server(HOST).certificate(), STRANGE.certificate()), authority));
        isRefused(judge(session(STRANGE.server("padua.example").certificate(), STRANGE.certificate()), authority));
        isRefused(judge(session(STRANGE.expired(DOMAIN).certificate(), STRANGE.certificate()), authority));
        // It is shown, and has issued nothing.
        isRefused(judge(session(BELIEVED.server(DOMAIN).certificate(), STRANGE.certificate()), authority));
        TestPki below = STRANGE.authority("Below");
        isProved(judge(session(below.server(DOMAIN).certificate(), below.certificate(), STRANGE.certificate()),
                authority));
    }

    @Test
    void anAuthorityThatStandsInTheRecordNeedNotBeShown() throws GeneralSecurityException {
        var whole = new TlsaRecord(TlsaRecord.DANE_TA, 0, 0, STRANGE.certificate().getEncoded());
        isProved(judge(session(STRANGE.server(DOMAIN).certificate()), whole));
        isRefused(judge(session(BELIEVED.server(DOMAIN).certificate()), whole));
        isRefused(judge(session(STRANGE.server(DOMAIN).certificate()),
                new TlsaRecord(TlsaRecord.DANE_TA, 0, 0, new byte[]{1, 2, 3})));
    }

    /** Usage 1. */
    @Test
    void theNamedCertificateMustBeBelievedByOtherMeansToo() throws GeneralSecurityException {
        X509Certificate good = BELIEVED.server(DOMAIN).certificate();
        X509Certificate strange = STRANGE.server(DOMAIN).certificate();
        isProved(judge(session(good), record(TlsaRecord.PKIX_EE, good)));
        isRefused(judge(session(strange), record(TlsaRecord.PKIX_EE, strange)));
        isRefused(judge(session(BELIEVED.server(DOMAIN).certificate()), record(TlsaRecord.PKIX_EE, good)));
        isProved(judge(session(good), new TlsaRecord(TlsaRecord.PKIX_EE, 0, 2,
                MessageDigest.getInstance("SHA-512").digest(good.getEncoded()))));
    }

    /** Usage 0. */
    @Test
    void theNamedAuthorityMustBeBelievedByOtherMeansToo() {
        X509Certificate good = BELIEVED.server(DOMAIN).certificate();
        isProved(judge(session(good), record(TlsaRecord.PKIX_TA, BELIEVED.certificate())));
        isRefused(judge(session(good), record(TlsaRecord.PKIX_TA, STRANGE.certificate())));
        isRefused(judge(session(STRANGE.server(DOMAIN).certificate(), STRANGE.certificate()),
                record(TlsaRecord.PKIX_TA, STRANGE.certificate())));
    }
}
