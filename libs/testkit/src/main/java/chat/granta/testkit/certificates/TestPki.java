package chat.granta.testkit.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.OtherName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for tests, and what it issues. */
public final class TestPki {
    private static final Instant NOW = Instant.now();
    private static final char[] SECRET = "secret".toCharArray();
    /** RFC 4985 section 2. */
    private static final ASN1ObjectIdentifier SRV_NAME = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.7");
    /** RFC 6120 section 13.7.1.4. */
    private static final ASN1ObjectIdentifier XMPP_ADDRESS = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.5");

    /** A certificate and its key. */
    public record Identity(X509Certificate certificate, KeyPair keys) {
        /** Writes both as PEM. */
        public void write(Path certificateFile, Path keyFile) {
            try {
                Files.writeString(keyFile, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
                Files.writeString(certificateFile, pem("CERTIFICATE", certificate.getEncoded()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Writes both into one file, the key with its public half, which some libraries want there (RFC 5915 section 3). */
        public void write(Path file) {
            var secret = (java.security.interfaces.ECPrivateKey) keys.getPrivate();
            var open = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
            var whole = new ECPrivateKey(secret.getParams().getOrder().bitLength(), secret.getS(),
                    open.getPublicKeyData(), open.getAlgorithm().getParameters());
            try {
                Files.writeString(file, pem("EC PRIVATE KEY", whole.getEncoded())
                        + pem("CERTIFICATE", certificate.getEncoded()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** For a client that logs in with it. */
        public KeyManager[] keyManagers() {
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry("own", keys.getPrivate(), SECRET, new Certificate[]{certificate});
                var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                factory.init(store, SECRET);
                return factory.getKeyManagers();
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final String name;
    private final Identity authority;
    private final String signature;

    public TestPki(String name) {
        this(name, "SHA256withECDSA");
    }

    /** @param signature the algorithm it signs with, for an elliptic curve */
    public TestPki(String name, String signature) {
        this.name = name;
        this.signature = signature;
        KeyPair keys = newKeys();
        this.authority = new Identity(sign(name, signature, name, keys, keys, true, NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(1)), _ -> {}), keys);
    }

    private TestPki(String name, String signature, Identity authority) {
        this.name = name;
        this.signature = signature;
        this.authority = authority;
    }

    /** The authority's certificate in a file. */
    public Path write(Path file) throws IOException {
        try {
            return Files.writeString(file, pem("CERTIFICATE", authority.certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a server of these names. */
    public Identity server(String... hosts) {
        return issue(Stream.of(hosts).map(host -> new GeneralName(GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    /** For services of domains, such as {@code _xmpp-server.example.org} (RFC 4985). */
    public Identity service(String... names) {
        return issue(Stream.of(names).map(each -> new GeneralName(GeneralName.otherName,
                new OtherName(SRV_NAME, new DERIA5String(each)))).toArray(GeneralName[]::new));
    }

    /** For a client with these XMPP addresses (RFC 6120 section 13.7.1.4). */
    public Identity client(String... addresses) {
        return issue(Stream.of(addresses).map(address -> new GeneralName(GeneralName.otherName,
                new OtherName(XMPP_ADDRESS, new DERUTF8String(address))))
                .toArray(GeneralName[]::new));
    }

    /** For a server, and out of date. */
    public Identity expired(String host) {
        KeyPair keys = newKeys();
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        return new Identity(sign("somebody", keys, false, yesterday.minus(Duration.ofDays(1)), yesterday,
                names(new GeneralName(GeneralName.dNSName, host))), keys);
    }

    /** For nobody but a common name, which says what it likes. */
    public Identity named(String commonName) {
        KeyPair keys = newKeys();
        return new Identity(sign(commonName, keys, false, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)),
                _ -> {}), keys);
    }

    /**
     * An authority below this one.
     *
     * @param permitted the DNS names below which it may certify others (RFC 5280 section 4.2.1.10); none: all
     */
    public TestPki authority(String itsName, String... permitted) {
        KeyPair keys = newKeys();
        var below = Stream.of(permitted).map(each -> new GeneralSubtree(new GeneralName(GeneralName.dNSName, each)))
                .toArray(GeneralSubtree[]::new);
        X509Certificate certificate = sign(itsName, keys, true, NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(1)), builder -> {
                    if (below.length > 0) {
                        builder.addExtension(Extension.nameConstraints, true, new NameConstraints(below, null));
                    }
                });
        return new TestPki(itsName, signature, new Identity(certificate, keys));
    }

    /** The authority's own certificate. */
    public X509Certificate certificate() {
        return authority.certificate;
    }

    private Identity issue(GeneralName... names) {
        KeyPair keys = newKeys();
        return new Identity(sign("somebody", keys, false, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)),
                names(names)), keys);
    }

    private static X500Name commonName(String text) {
        return new X500Name(new RDN[]{new RDN(BCStyle.CN, new DERUTF8String(text))});
    }

    private interface Extensions {
        void add(JcaX509v3CertificateBuilder builder) throws CertIOException;
    }

    private static Extensions names(GeneralName... names) {
        return builder -> {
            if (names.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
        };
    }

    private X509Certificate sign(String subject, KeyPair keys, boolean isAuthority, Instant from, Instant until,
            Extensions extensions) {
        return sign(name, signature, subject, keys, authority.keys, isAuthority, from, until, extensions);
    }

    private static X509Certificate sign(String issuer, String signature, String subject, KeyPair keys, KeyPair issuing,
            boolean isAuthority, Instant from, Instant until, Extensions extensions) {
        try {
            var builder = new JcaX509v3CertificateBuilder(commonName(issuer),
                    BigInteger.valueOf(System.nanoTime()), Date.from(from), Date.from(until),
                    commonName(subject), keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            extensions.add(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(issuing.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
