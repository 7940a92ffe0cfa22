package chat.granta.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.net.IDN;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate (RFC 5280, RFC 6120 section 13.7.1.2) that a new installation can start with, and its key.
 *
 * <p>It is its own authority: clients that look for trust anchors alone, such as Pidgin (NSS), cannot be told to accept a
 * self-signed certificate that is none, nor one whose extended key usage says that it is a server's. Whoever trusts it as such does so for these names and addresses only (RFC 5280 section
 * 4.2.1.10).
 */
record SelfSigned(String certificatePem, String keyPem) {
    /** It is long, because clients pin a certificate that no authority has signed: each change frightens every user once. */
    private static final Duration VALIDITY = Duration.ofDays(3650);
    // RFC 5280 appendix A.1: a common name has 64 characters at most; the names that count are in the extension.
    private static final int LONGEST_COMMON_NAME = 64;

    /**
     * @param domains those of users and rooms, the users' first
     * @param host the machine, for clients that compare the certificate with where they connect to
     */
    static SelfSigned of(List<String> domains, HostNames host) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new SelfSigned(PemFile.encode("CERTIFICATE", certificate(domains, host, pair).getEncoded()),
                    PemFile.encode("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot make a certificate for " + domains, e);
        }
    }

    /** Whether clients that look for trust anchors alone can be told to accept it. */
    static boolean isAcceptable(X509Certificate certificate) throws CertificateParsingException {
        return certificate.getBasicConstraints() >= 0 && certificate.getExtendedKeyUsage() == null;
    }

    private static X509CertificateHolder certificate(List<String> domains, HostNames host, KeyPair pair)
            throws OperatorCreationException, IOException {
        String first = IDN.toASCII(domains.getFirst());
        X500Name name = new X500NameBuilder()
                .addRDN(BCStyle.CN, first.length() > LONGEST_COMMON_NAME ? "Granta" : first).build();
        Instant now = Instant.now();
        // A client whose clock is behind should not refuse a new installation.
        Instant from = now.minus(Duration.ofDays(1));
        List<String> dns = Stream.concat(domains.stream().map(IDN::toASCII), host.names().stream()).distinct().toList();
        return new JcaX509v3CertificateBuilder(name, new BigInteger(127, new SecureRandom()).setBit(126),
                Date.from(from), Date.from(now.plus(VALIDITY)), name, pair.getPublic())
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names(dns, host.addresses())))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true,
                        new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign))
                .addExtension(Extension.nameConstraints, true, onlyFor(dns, host.addresses()))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    }

    private static GeneralName[] names(List<String> dns, Collection<String> addresses) {
        return Stream.concat(dns.stream().map(each -> new GeneralName(GeneralName.dNSName, each)),
                addresses.stream().map(each -> new GeneralName(GeneralName.iPAddress, each)))
                .toArray(GeneralName[]::new);
    }

    private static NameConstraints onlyFor(List<String> dns, Collection<String> addresses) {
        GeneralName[] names = names(dns, addresses.stream().map(SelfSigned::asNetwork).toList());
        return new NameConstraints(Arrays.stream(names).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new), null);
    }

    private static String asNetwork(String address) {
        return address + (address.contains(":") ? "/128" : "/32");
    }
}
