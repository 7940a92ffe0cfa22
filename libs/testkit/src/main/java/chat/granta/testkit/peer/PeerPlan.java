package chat.granta.testkit.peer;

import chat.granta.testkit.certificates.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What another server is told. Its rooms are at {@code group.} and its domain.
 *
 * @param directory for what it keeps and says
 * @param dnsPort of the name server that it asks
 * @param authority of its certificate, and the one whose certificates it believes
 * @param needsCertificates whether other servers must prove their domains by certificates; else dialback will do
 * @param tls the only version of TLS between servers, such as {@code 1.2}
 * @param isForBothDirections whether Prosody offers and wants streams for both directions (XEP-0288); ejabberd does not
 */
public record PeerPlan(Path directory, String domain, String user, String password, int dnsPort, TestPki authority,
        boolean needsCertificates, String tls, boolean isForBothDirections) {
    public String rooms() {
        return "group." + domain;
    }

    /** Makes the directory, with {@code ca.pem}, {@code server.pem} and {@code server.key} in it, and the latter two in {@code both.pem}. */
    void prepare() throws IOException {
        Files.createDirectories(directory);
        authority.write(directory.resolve("ca.pem"));
        TestPki.Identity server = authority.server(domain, rooms());
        server.write(directory.resolve("server.pem"), directory.resolve("server.key"));
        server.write(directory.resolve("both.pem"));
    }
}
