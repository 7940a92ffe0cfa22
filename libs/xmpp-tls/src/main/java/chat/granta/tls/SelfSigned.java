package chat.granta.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.net.IDN;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate (RFC 5280, RFC 6120 section 13.7.1.2) that a new installation can start with, and its key. */
record SelfSigned(String certificatePem, String keyPem) {
    /** It is long, because clients pin a certificate that no authority has signed: each change frightens every user once. */
    private static final Duration VALIDITY = Duration.ofDays(3650);

    static SelfSigned forDomain(String domain) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new SelfSigned(PemFile.encode("CERTIFICATE", certificate(domain, pair).getEncoded()),
                    PemFile.encode("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot make a certificate for " + domain, e);
        }
    }

    private static X509CertificateHolder certificate(String domain, KeyPair pair)
            throws OperatorCreationException, IOException {
        String ascii = IDN.toASCII(domain);
        // RFC 5280 appendix A.1: a common name has 64 characters at most; the name that counts is in the extension.
        String commonName = ascii.length() > 64 ? "Granta" : ascii;
        X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
        Instant now = Instant.now();
        // A client whose clock is behind should not refuse a new installation.
        Instant from = now.minus(Duration.ofDays(1));
        GeneralName[] names = Stream.of(ascii, "localhost").distinct()
                .map(host -> new GeneralName(GeneralName.dNSName, host)).toArray(GeneralName[]::new);
        return new JcaX509v3CertificateBuilder(name, new BigInteger(127, new SecureRandom()).setBit(126),
                Date.from(from), Date.from(now.plus(VALIDITY)), name, pair.getPublic())
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    }
}
