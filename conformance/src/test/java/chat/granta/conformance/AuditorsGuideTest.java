package chat.granta.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.testkit.client.Negotiation;
import chat.granta.testkit.client.PlainAttempt;
import chat.granta.testkit.client.XmppClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docs/auditors.md}: each request in it is made of a running Granta in which a user was insulted and has reported it, and is answered as
 * it says there. What differs from one day to the next counts for nothing: times, days, ids, ports. To write the answers anew:
 *
 * <pre>mvn -pl conformance -am test -Dtest=AuditorsGuideTest -Dsurefire.failIfNoSpecifiedTests=false -Dguide=write</pre>
 */
class AuditorsGuideTest {
    private static final Path GUIDE = Path.of("docs", "auditors.md");
    private static final String DOMAIN = "example.org";
    private static final String KEPT = "/api/v1/cases/1/messages";
    private static final Map<String, String> PASSWORDS = Map.of("auditor", "wGx0fN3bq7ZJr2Kc", "jane",
            "correct horse battery");
    /** Requests in one block, and behind it, where there is one, a block with the answer of the last. */
    private static final Pattern EXAMPLE = Pattern
            .compile("```\n(curl .*?)```\n(?:\n```\n(\\d{3}(?: [^\n]*)?\n.*?)```\n)?", Pattern.DOTALL);
    private static final Pattern DAY = Pattern.compile("(from=|to=|\"ends\":\")\\d{4}-\\d\\d-\\d\\d");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatTheGuideSaysIsAnswered(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data)
            throws IOException, InterruptedException {
        Path file = Path.of("").toAbsolutePath().getParent().resolve(GUIDE);
        String guide = Files.readString(file);
        try (var system = RunningSystem.start(data, DOMAIN, List.of("alice", "mallory"),
                List.of("--granta.s2s.enabled=false",
                        "--granta.audit.access.first=auditor:{noop}" + PASSWORDS.get("auditor")))) {
            try (Correspondent alice = arrives(system, "alice", "desk")) {
                isInsulted(system, alice);
                awaitTrail(system);
                String answered = EXAMPLE.matcher(guide)
                        .replaceAll(example -> Matcher.quoteReplacement(answered(example.group(1), system)));
                if ("write".equals(System.getProperty("guide"))) {
                    Files.writeString(file, answered);
                } else {
                    assertThat(lasting(guide)).as("%s is stale; to write it anew, see %s", GUIDE, getClass())
                            .isEqualTo(lasting(answered));
                }
            }
        }
    }

    private static Correspondent arrives(RunningSystem system, String name, String resource)
            throws IOException, InterruptedException {
        return Correspondent.online(XmppClient.connectTls(system.stage().directTls(), DOMAIN), name,
                RunningSystem.PASSWORD, resource);
    }

    private void isInsulted(RunningSystem system, Correspondent alice) throws IOException, InterruptedException {
        try (XmppClient guesser = XmppClient.connectTls(system.stage().directTls(), DOMAIN)) {
            var negotiation = new Negotiation(guesser, PATIENCE);
            negotiation.openStream();
            assertThat(negotiation.attempt(new PlainAttempt("", "mallory", "wrong")).getLocalName())
                    .isEqualTo("failure");
        }
        try (Correspondent mallory = arrives(system, "mallory", "phone")) {
            // The trail hears of the first login itself a moment later than of what follows it.
            awaitInTrail(system, "kind=account&user=mallory", "active");
            mallory.send("<message to='alice@example.org' type='chat' id='m1'><body>You are a fool</body></message>");
            Element insult = alice.receive("message", mallory.jid(), "chat");
            String archived = ((Element) insult.getElementsByTagNameNS("urn:xmpp:sid:0", "stanza-id").item(0))
                    .getAttribute("id");
            alice.send("<message to='mallory@example.org' type='chat' id='m2'><body>Stop this</body></message>");
            mallory.receive("message", alice.jid(), "chat");
            alice.send("""
                    <iq type='set' id='block'><block xmlns='urn:xmpp:blocking'><item jid='mallory@example.org'>\
                    <report xmlns='urn:xmpp:reporting:1' reason='urn:xmpp:reporting:abuse'>\
                    <text xml:lang='en'>He insults me.</text>\
                    <stanza-id xmlns='urn:xmpp:sid:0' by='alice@example.org' id='%s'/></report></item></block></iq>"""
                    .formatted(archived));
            alice.answered("block", "result");
            mallory.send("<message to='alice@example.org' type='chat' id='m3'><body>Coward</body></message>");
            mallory.receive("message", "alice@example.org", "error");
            mallory.send("<presence type='unavailable'/></stream:stream>");
        }
    }

    /** Between the guide's hold and its question what has been kept there is something to keep. */
    private void isThreatened(RunningSystem system) {
        try (Correspondent mallory = arrives(system, "mallory", "phone")) {
            mallory.send("<message to='alice@example.org' type='chat' id='m7'><body>You will see.</body></message>");
            mallory.receive("message", "alice@example.org", "error");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        await("what is held").atMost(PATIENCE).until(() -> send(CurlCommand
                .request("curl -u auditor 'http://127.0.0.1:8085" + KEPT + "'", system.audit(), PASSWORDS::get))
                .body().contains("m7"));
        // The guide's figures count this login, too.
        String login = "\"kind\":\"login\"";
        await("two logins").atMost(PATIENCE).until(
                () -> trail(system, "kind=login&user=mallory").split(login, -1).length == 3);
    }

    /** The guide's questions are about what is in the trail already. */
    private void awaitTrail(RunningSystem system) {
        Map<String, String> last = Map.of("kind=session-end&user=mallory", "phone", "kind=report&user=alice", "mallory",
                "kind=login&user=mallory", "PLAIN", "kind=login-failure&user=mallory", "PLAIN",
                "kind=message&user=mallory", "m3");
        last.forEach((question, words) -> awaitInTrail(system, question, words));
        await("the message that is reported").atMost(PATIENCE).until(() -> send(CurlCommand
                .request("curl -u auditor 'http://127.0.0.1:8085/api/v1/cases/1'", system.audit(), PASSWORDS::get))
                .body().contains("You are a fool"));
    }

    private void awaitInTrail(RunningSystem system, String question, String words) {
        await(question).atMost(PATIENCE).ignoreExceptions().until(() -> trail(system, question).contains(words));
    }

    private String trail(RunningSystem system, String question) {
        return send(CurlCommand.request("curl -u auditor 'http://127.0.0.1:8085/api/v1/events?" + question
                + "@example.org&reason=await'", system.audit(), PASSWORDS::get)).body();
    }

    /** The example with the answer that there is today. */
    private String answered(String commands, RunningSystem system) {
        String today = atThisTime(commands);
        if (commands.contains(KEPT)) {
            isThreatened(system);
        }
        HttpResponse<String> last = null;
        for (String command : CurlCommand.all(today)) {
            last = send(CurlCommand.request(command, system.audit(), PASSWORDS::get));
        }
        String type = last.headers().firstValue("Content-Type").map(value -> ' ' + value).orElse("");
        return "```\n" + today + "```\n\n```\n" + last.statusCode() + type + '\n' + body(last) + "```\n";
    }

    /** JSON that is one line would be hard to read. */
    private static String body(HttpResponse<String> answer) {
        String body = answer.body();
        if (body.startsWith("{") && !body.contains("\n")) {
            body = JSON.writeValueAsString(JSON.readTree(body));
        }
        return body.isEmpty() || body.endsWith("\n") ? body : body + '\n';
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String atThisTime(String commands) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, LocalDate> days = Map.of("from=", today.minusDays(1), "to=", today.plusDays(1), "\"ends\":\"",
                today.plusDays(30));
        return DAY.matcher(commands).replaceAll(day -> day.group(1) + days.get(day.group(1)));
    }

    /** The guide without what is another at another time. */
    private static String lasting(String guide) {
        return guide.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME").replaceAll("\\d{4}-\\d\\d-\\d\\d", "DAY")
                .replaceAll("(\"archiveId\" ?: ?|\"next\":)\"[^\"]*\"", "$1ID")
                .replaceAll("message [^ ]+ in the archive", "message ID in the archive")
                .replaceAll("(<stanza-id [^>]*)\\bid='[^']*'", "$1ID")
                .replaceAll("(\"port\"|\"\"port\"\"):(\"+)\\d+\"+", "PORT")
                .replaceAll("(,\"m\\d\"),\"[^\"]*\"", "$1,\"ID\"");
    }
}
