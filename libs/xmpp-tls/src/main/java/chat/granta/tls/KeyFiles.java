package chat.granta.tls;

import chat.granta.settings.SettingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * The PEM files TLS works with, and the settings they come from.
 *
 * @param certificateSetting named when the certificate is at fault
 * @param keySetting named when the key is
 */
record KeyFiles(Path certificate, Path key, String certificateSetting, String keySetting) {
    private static final Logger log = LoggerFactory.getLogger(KeyFiles.class);

    /**
     * The files that the settings name. The first pair is for clients that ask for no name, or for an unknown one; without one in the
     * settings it is a self-signed pair below the data directory, made now if there is none for the domain.
     *
     * @param domains what the self-signed one is for; the users' domain first
     * @throws SettingException when a pair is needed and cannot be written
     */
    static List<KeyFiles> of(TlsSettings settings, List<String> domains, Path data) {
        List<KeyFiles> named = named(settings);
        return settings.certificate() != null
                ? named
                : Stream.concat(Stream.of(selfSigned(domains, data.resolve("tls"))), named.stream()).toList();
    }

    /** The files that the settings name, and no self-signed ones. */
    static List<KeyFiles> named(TlsSettings settings) {
        List<KeyFiles> named = new ArrayList<>();
        if (settings.certificate() != null && settings.key() != null) {
            named.add(new KeyFiles(settings.certificate(), settings.key(), "granta.tls.certificate", "granta.tls.key"));
        }
        for (int i = 0; i < settings.hosts().size(); i++) {
            TlsSettings.Host host = settings.hosts().get(i);
            String setting = "granta.tls.hosts[" + i + "]";
            named.add(new KeyFiles(host.certificate(), host.key(), setting + ".certificate", setting + ".key"));
        }
        return named;
    }

    /** @throws SettingException when the files cannot be used */
    OwnCertificate read() {
        checkReadable(certificateSetting, certificate);
        checkReadable(keySetting, key);
        try {
            var own = new OwnCertificate(this, PemContent.load(key).getPrivateKey(), certificates(certificate));
            if (!own.isPair()) {
                throw new SettingException(keySetting,
                        keySetting + ": " + key + " is not the key of the certificate in " + certificate);
            }
            return own;
        } catch (IOException | GeneralSecurityException | IllegalStateException | IllegalArgumentException e) {
            throw new SettingException(certificateSetting, certificateSetting + ": " + certificate + " and " + key
                    + " are not a PEM certificate and its key: " + e.getMessage());
        }
    }

    /** The certificates in a PEM file, in their order; one at least. */
    static List<X509Certificate> certificates(Path pem) throws IOException, GeneralSecurityException {
        try {
            return PemContent.load(pem).getCertificates();
        } catch (IllegalStateException e) {
            throw new GeneralSecurityException(e.getMessage(), e);
        }
    }

    private static void checkReadable(String setting, Path file) {
        if (!Files.isReadable(file)) {
            throw new SettingException(setting, setting + ": cannot read " + file.toAbsolutePath());
        }
    }

    private static KeyFiles selfSigned(List<String> domains, Path directory) {
        var files = new KeyFiles(directory.resolve("certificate.pem"), directory.resolve("key.pem"), "granta.data",
                "granta.data");
        if (!files.areThere()) {
            files.makeUnlessAnotherDoes(domains);
        } else {
            files.lookAtOld(domains);
        }
        return files;
    }

    private boolean areThere() {
        return Files.exists(certificate) && Files.exists(key);
    }

    /** Gateways that share a directory start at the same time: one of them makes the pair that all use. */
    private void makeUnlessAnotherDoes(List<String> domains) {
        // A file lock is the process's; two threads of one would be refused it.
        synchronized (KeyFiles.class) {
            try {
                Files.createDirectories(certificate.getParent());
                try (FileChannel channel = FileChannel.open(certificate.resolveSibling("lock"),
                        StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock _ = channel.lock()) {
                    if (!areThere()) {
                        make(domains);
                    }
                }
            } catch (IOException e) {
                throw cannotBeWritten(e);
            }
        }
    }

    /**
     * Clients have been told to trust the one that is there, so that it is kept as long as it can be used. Where it is not for the
     * domain, or no longer valid, there is nothing to keep.
     */
    private void lookAtOld(List<String> domains) {
        try {
            X509Certificate old = certificates(certificate).getFirst();
            String domain = domains.getFirst();
            if (!old.getIssuerX500Principal().equals(old.getSubjectX500Principal())) {
                // Somebody has put another authority's there.
                return;
            }
            if (!CertificateNames.of(old).isForServerOf(domain)) {
                log.info("The self-signed certificate in {} is not for {} and is made anew", certificate, domain);
                make(domains);
            } else if (old.getNotAfter().toInstant().isBefore(Instant.now())) {
                log.info("The self-signed certificate in {} is out of date and is made anew", certificate);
                make(domains);
            } else if (!SelfSigned.isAcceptable(old)) {
                log.warn(
                        "The self-signed certificate in {} is of an earlier kind, which Pidgin cannot accept. Remove it and {}, and"
                                + " the next start makes one that it can; all clients are then asked to trust that",
                        certificate,
                        key.getFileName());
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // The files are read in a moment, which says what is wrong.
            log.debug("{} cannot be looked at", certificate, e);
        }
    }

    private void make(List<String> domains) {
        try {
            Files.createDirectories(certificate.getParent());
            SelfSigned made = SelfSigned.of(domains, HostNames.find());
            PemFile.writeSecret(key, made.keyPem());
            PemFile.write(certificate, made.certificatePem());
            log.info("Made a self-signed certificate for {}: {}", String.join(", ", domains), certificate);
        } catch (IOException e) {
            throw cannotBeWritten(e);
        }
    }

    private SettingException cannotBeWritten(IOException e) {
        return new SettingException("granta.data", "granta.data: cannot write a certificate to "
                + certificate.getParent() + ": " + e);
    }
}
