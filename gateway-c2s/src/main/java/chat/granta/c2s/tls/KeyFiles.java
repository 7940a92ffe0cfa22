package chat.granta.c2s.tls;

import chat.granta.c2s.server.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PEM files TLS works with, and the settings they come from.
 *
 * @param certificateSetting named when the certificate is at fault
 * @param keySetting named when the key is
 */
record KeyFiles(Path certificate, Path key, String certificateSetting, String keySetting) {
    private static final Logger log = LoggerFactory.getLogger(KeyFiles.class);

    /**
     * The files the settings name, or else a self-signed pair below the data directory, made now if it is not there.
     *
     * @throws SettingException when a pair is needed and cannot be written
     */
    static KeyFiles of(TlsSettings settings, String domain, Path data) {
        if (settings.certificate() != null && settings.key() != null) {
            return new KeyFiles(settings.certificate(), settings.key(), "granta.tls.certificate", "granta.tls.key");
        }
        Path directory = data.resolve("tls");
        var files = new KeyFiles(directory.resolve("certificate.pem"), directory.resolve("key.pem"), "granta.data",
                "granta.data");
        if (!Files.exists(files.certificate) || !Files.exists(files.key)) {
            files.make(domain);
        }
        return files;
    }

    /** The files of a further host, by its place in the settings. */
    static KeyFiles of(TlsSettings.Host host, int index) {
        String setting = "granta.tls.hosts[" + index + "]";
        return new KeyFiles(host.certificate(), host.key(), setting + ".certificate", setting + ".key");
    }

    private void make(String domain) {
        try {
            Files.createDirectories(certificate.getParent());
            SelfSigned made = SelfSigned.forDomain(domain);
            PemFile.writeSecret(key, made.keyPem());
            PemFile.write(certificate, made.certificatePem());
            log.info("Made a self-signed certificate for {}: {}", domain, certificate);
        } catch (IOException e) {
            throw new SettingException("granta.data", "granta.data: cannot write a certificate to "
                    + certificate.getParent() + ": " + e);
        }
    }
}
