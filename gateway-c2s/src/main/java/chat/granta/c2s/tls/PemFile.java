package chat.granta.c2s.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads PEM files (RFC 7468) and writes them, whole or not at all. */
final class PemFile {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    /** RFC 7468 section 5.1, and what older programs write and it says may be taken. */
    private static final String[] CERTIFICATE = {"CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"};

    private PemFile() {}

    static String encode(String label, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    /** The certificates in the file, in their order; one at least. */
    static List<X509Certificate> certificates(Path file) throws IOException, CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] block : blocks(file, CERTIFICATE)) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
        }
        if (certificates.isEmpty()) {
            throw new CertificateException(file + " holds no certificate");
        }
        return certificates;
    }

    /** What stands in the file under any of some labels, in its order; whatever else is there, such as comments, is passed over. */
    static List<byte[]> blocks(Path file, String... labels) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        List<String> wanted = List.of(labels);
        try {
            return BLOCK.matcher(text).results().filter(block -> wanted.contains(block.group(1)))
                    .map(block -> Base64.getMimeDecoder().decode(block.group(2))).toList();
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    static void write(Path file, String pem) throws IOException {
        replace(file, pem);
    }

    /** Writes a file that only its owner may read, from its first moment on. */
    static void writeSecret(Path file, String pem) throws IOException {
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (isPosix) {
            replace(file, pem, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            replace(file, pem);
        }
    }

    private static void replace(Path file, String pem, FileAttribute<?>... attributes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, attributes);
        Files.write(fresh, pem.getBytes(StandardCharsets.US_ASCII));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
