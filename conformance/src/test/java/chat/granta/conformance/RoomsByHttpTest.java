package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.testkit.client.BrokenStreamException;
import chat.granta.testkit.transcript.Transcript;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Operators do by HTTP to rooms what they do by commands, and users see the same of it. */
class RoomsByHttpTest {
    private static final String MAKES = """
            # A room that stays
            Romeo logs in
            Romeo enters balcony@group.localhost as montague
            Romeo sends:
              <iq type="set" id="1" to="balcony@group.localhost"><query xmlns="http://jabber.org/protocol/muc#owner"><x xmlns="jabber:x:data" type="submit"><field var="FORM_TYPE"><value>http://jabber.org/protocol/muc#roomconfig</value></field><field var="muc#roomconfig_persistentroom"><value>1</value></field></x></query></iq>
            Romeo receives:
              <message from="balcony@group.localhost" to="${Romeo's full JID}" type="groupchat">...</message>
              <iq type="result" id="1" from="balcony@group.localhost" to="${Romeo's full JID}"/>
            """;
    private static final String IS_MOVED = """
            # It is elsewhere, and another's
            Juliet logs in
            Juliet sends:
              <presence to="balcony@group.localhost/capulet"><x xmlns="http://jabber.org/protocol/muc"/></presence>
              <presence to="tomb@group.localhost/capulet"><x xmlns="http://jabber.org/protocol/muc"/></presence>
            Juliet receives:
              <presence type="error" from="balcony@group.localhost/capulet" to="${Juliet's full JID}">
                <error type="cancel"><gone xmlns="urn:ietf:params:xml:ns:xmpp-stanzas">xmpp:tomb@group.localhost</gone></error>
              </presence>
              <presence from="tomb@group.localhost/capulet" to="${Juliet's full JID}">
                <x xmlns="http://jabber.org/protocol/muc#user"><item affiliation="owner" role="moderator" jid="${Juliet's full JID}"/><status code="110"/></x>
              </presence>
              <message from="tomb@group.localhost" to="${Juliet's full JID}" type="groupchat"><subject/></message>
            """;

    private static final String PARIS_MAKES = """
            # A room of somebody who will not be here for long
            Paris logs in
            Paris enters church@group.localhost as county
            Paris sends:
              <iq type="set" id="1" to="church@group.localhost"><query xmlns="http://jabber.org/protocol/muc#owner"><x xmlns="jabber:x:data" type="submit"><field var="FORM_TYPE"><value>http://jabber.org/protocol/muc#roomconfig</value></field><field var="muc#roomconfig_persistentroom"><value>1</value></field></x></query></iq>
            Paris receives:
              <message from="church@group.localhost" to="${Paris's full JID}" type="groupchat">...</message>
              <iq type="result" id="1" from="church@group.localhost" to="${Paris's full JID}"/>
            """;
    private static final String ANOTHER_PARIS = """
            # Another has got the name, and is nobody special
            Paris logs in
            Paris sends:
              <presence to="church@group.localhost/county"><x xmlns="http://jabber.org/protocol/muc"/></presence>
            Paris receives:
              <presence from="church@group.localhost/county" to="${Paris's full JID}">
                <x xmlns="http://jabber.org/protocol/muc#user"><item affiliation="none" role="participant" jid="${Paris's full JID}"/><status code="110"/></x>
              </presence>
              <message from="church@group.localhost" to="${Paris's full JID}" type="groupchat"><subject/></message>
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";
    private URI rooms = URI.create("http://127.0.0.1");

    @Test
    void roomsAreListedHandedOverRenamedAndClosed(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data)
            throws IOException, InterruptedException {
        try (var system = RunningSystem.start(data, List.of("romeo", "juliet", "paris"))) {
            rooms = system.administration().resolve("/rooms");
            assertThat(call("GET", "", "").statusCode()).isEqualTo(401);
            token = token(data);
            perform(system, MAKES);
            assertThat(call("GET", "", "").body())
                    .isEqualTo("[{\"room\":\"balcony@group.localhost\",\"name\":\"balcony\",\"hidden\":false,"
                            + "\"persistent\":true,\"owners\":[\"romeo@localhost\"]}]");
            assertThat(call("PUT", "/balcony/owner", "{\"owner\":\"juliet@localhost\",\"by\":\"helen\"}").statusCode())
                    .isEqualTo(204);
            HttpResponse<String> renamed = call("PUT", "/balcony@group.localhost/name", "{\"name\":\"tomb\"}");
            assertThat(renamed.statusCode()).isEqualTo(200);
            assertThat(renamed.body()).isEqualTo("{\"room\":\"tomb@group.localhost\"}");
            perform(system, IS_MOVED);
            assertThat(call("PUT", "/balcony/name", "{\"name\":\"again\"}").statusCode()).isEqualTo(409);
            assertThat(call("PUT", "/tomb/name", "{\"name\":\"a@b@c\"}").statusCode()).isEqualTo(400);
            assertThat(call("PUT", "/tomb/owner", "{}").statusCode()).isEqualTo(400);
            assertThat(call("DELETE", "/tomb?reason=Dawn", "").statusCode()).isEqualTo(204);
            HttpResponse<String> again = call("DELETE", "/tomb", "");
            assertThat(again.statusCode()).isEqualTo(404);
            assertThat(again.headers().firstValue("Content-Type")).contains("application/problem+json");
            aNameThatIsAnothersOwnsNoRoom(system, data);
        }
    }

    private void aNameThatIsAnothersOwnsNoRoom(RunningSystem system, Path data)
            throws IOException, InterruptedException {
        perform(system, PARIS_MAKES);
        Path passwords = data.resolve("passwd");
        List<String> all = Files.readAllLines(passwords);
        replace(passwords, all.stream().filter(line -> !line.startsWith("paris:")).toList());
        assertThat(await().atMost(PATIENCE).until(() -> call("GET", "?ownerless=true", "").body(),
                body -> !body.equals("[]")))
                .isEqualTo("[{\"room\":\"church@group.localhost\",\"name\":\"church\",\"hidden\":false,"
                        + "\"persistent\":true,\"owners\":[]}]");
        replace(passwords, all);
        await().atMost(PATIENCE).until(() -> {
            try {
                system.enters("paris").close();
                return true;
            } catch (BrokenStreamException _) {
                return false;
            }
        });
        perform(system, ANOTHER_PARIS);
        assertThat(call("PUT", "/church/owner", "{\"owner\":\"romeo@localhost\"}").statusCode()).isEqualTo(204);
        assertThat(call("GET", "?ownerless=true", "").body()).isEqualTo("[]");
    }

    private static void replace(Path file, List<String> lines) throws IOException {
        Path next = file.resolveSibling("passwd.next");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void perform(RunningSystem system, String play) {
        Transcript.parse("rooms.txt", play).plays().getFirst().perform(system.stage());
    }

    private static String token(Path data) throws IOException {
        var secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("secrets.properties"))) {
            secrets.load(reader);
        }
        return secrets.getProperty("granta.auth.admin-token");
    }

    private HttpResponse<String> call(String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(rooms + path)).method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json").build(),
                BodyHandlers.ofString());
    }
}
