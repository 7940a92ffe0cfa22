package chat.granta.audit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.granta.audit.AuditHttp;
import chat.granta.audit.access.Auditors;
import chat.granta.audit.access.Role;
import chat.granta.audit.api.TestEvents;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page in a real browser: Debian's {@code chromium}, without which this is passed over. Pictures of it are in
 * {@code audit-service/target/screenshots}.
 */
@EnabledIf(value = "chat.granta.audit.page.Browser#isInstalled", disabledReason = "needs chromium")
class BrowserTest {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final LocalDate FIRST = LocalDate.parse("1998-09-01");
    private static final int DAYS = 14;
    private static final String NAME = "browsing";
    private static final String SEARCH = "/events?from=1998-09-01&to=1998-09-02&reason=case+1";
    private static final String FIGURES = "/statistics?from=1998-09-01&to=1998-09-14";

    private static Browser browser;
    private static String casePath;

    @BeforeAll
    static void begin() throws IOException {
        // All roles but that of a named test's auditor: the others' passwords are theirs.
        AuditHttp.bean(Auditors.class).put(NAME, AuditHttp.PASSWORD, EnumSet.allOf(Role.class));
        makeEvents();
        casePath = makeCase();
        Path profile = Files.createTempDirectory(Path.of("target"), "browser").toAbsolutePath().resolve("profile");
        browser = Browser.start(profile, AuditHttp.basic(NAME, AuditHttp.PASSWORD));
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void wide() {
        browser.resize(1280);
    }

    private static void makeEvents() {
        for (int day = 0; day < DAYS; day++) {
            String date = FIRST.plusDays(day).toString();
            TestEvents.makeDay(date);
            for (int i = 0; i < 6 + day * 7 % 11; i++) {
                String account = "student" + i + "@example.org";
                TestEvents.add(date, 10 * i, "08:0%d:01".formatted(i % 10), "login", account, "address, detail",
                        "192.0.2.7",
                        "{\"mechanism\":\"SCRAM-SHA-256\",\"tls\":\"TLSv1.3\"}");
                TestEvents.add(date, 10 * i + 1, "1%d:01:02".formatted(i % 10), "message", account,
                        "resource, peer, peer_resource, type, size, outcome, id, archive_id", "phone",
                        "tutor@example.org", "desk", "chat", 120, "delivered", "m" + i, "3f2a9c" + i);
                TestEvents.add(date, 10 * i + 2, "14:00:0%d".formatted(i % 10), "room-message", account,
                        "room, type, size, outcome", "tea@group.example.org", "groupchat", 64, "delivered");
            }
        }
        for (int i = 0; i < PagesTest.HOSTILE.size(); i++) {
            String text = PagesTest.HOSTILE.get(i);
            TestEvents.add(FIRST.toString(), 1000 + i, "15:00:0" + i, "report", text,
                    "resource, peer, room, address, type, outcome, reason, detail", text, text, text, text, text, text,
                    text, text);
        }
    }

    private static String makeCase() {
        String words = String.join(" ", PagesTest.HOSTILE);
        String title = words.substring(0, 150);
        String path = PagesTest.form("/cases", "title", title, "subject", "mallory@example.org").headers()
                .firstValue("Location").orElseThrow();
        PagesTest.form(path + "/notes", "text", "Talked to the dean.\n" + words);
        PagesTest.form(path + "/evidence", "text",
                "{\"texts\":[{\"text\":\"He insults me.\",\"lang\":\"en\"}],\"stanzas\":[]} " + words);
        AuditHttp.asService()
                .update("insert into audit.case_evidence (case_id, time, source, text, archive_id, stanza) "
                        + "values (?, now(), ?, ?, ?, ?)", Long.valueOf(path.substring(path.lastIndexOf('/') + 1)),
                        "alice@example.org", words, words, "<message xmlns='jabber:client' type='chat'><body>"
                                + "insults".repeat(50) + "</body><x>" + words + "</x></message>");
        PagesTest.form(path + "/holds", "subject", "mallory@example.org", "reason", "threats", "authoriser",
                "Dr. Jane Dean", "ends", LocalDate.now().plusDays(30).toString());
        AuditHttp.asService().update("insert into audit.held_stanza (hold, topic_id, partition, record_offset, part, "
                + "time, sender, addressee, stanza, source) select max(id), gen_random_uuid(), 0, 1, 0, now(), ?, ?, ?, "
                + "'a record' from audit.hold", words, words,
                "<message xmlns='jabber:client' type='chat'><body>" + "threats".repeat(50) + "</body><x>" + words
                        + "</x></message>");
        return path;
    }

    /** Nobody has to scroll sideways, on a telephone either; what others have written is text. */
    @ParameterizedTest
    @ValueSource(ints = {1280, 400})
    void pagesFitAndNothingOfOthersIsDone(int width) {
        browser.resize(width);
        for (String path : List.of("/", "/events", SEARCH, "/events?user=nobody", "/cases", casePath,
                casePath + "/messages",
                FIGURES, "/api")) {
            browser.open(url(path));
            browser.shoot(PICTURES.resolve(name(path) + '-' + width + ".png"));
            assertThat(browser.value("document.documentElement.scrollWidth")).as("width of %s", path)
                    .isEqualTo(String.valueOf(width));
            assertThat(browser.value(
                    "document.querySelectorAll('script:not([src=\"/api.js\"]), img, iframe, [onload], [onerror], [onfocus]')"
                            + ".length"))
                    .as("what others put into %s", path).isEqualTo("0");
        }
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.asked()).allSatisfy(asked -> assertThat(URI.create(asked).getAuthority())
                .isEqualTo(URI.create(url("/")).getAuthority()));
    }

    @Test
    void aSearchNeedsNoMouse() {
        browser.open(url("/"));
        browser.press("Tab");
        assertThat(browser.value("document.activeElement.textContent")).isEqualTo("Skip to the content");
        goTo("Events");
        browser.loads(() -> browser.press("Enter"));
        goTo("user");
        browser.type("student1@example.org");
        goTo("kind");
        browser.press("ArrowDown");
        goTo("from");
        browser.type("1998-09-01");
        goTo("reason");
        browser.type("case 1");
        browser.loads(() -> browser.press("Enter"));

        assertThat(browser.value("new URL(location).searchParams.get('kind')")).as("chosen with an arrow")
                .isEqualTo("login");
        assertThat(browser.value("document.querySelector('caption').textContent")).isEqualTo("14 events, newest first");
        assertThat(browser.value("document.getElementById('reason').value")).as("what was asked stands there still")
                .isEqualTo("case 1");
    }

    @Test
    void theApiIsTriedWithoutAMouseAndWhatIsAnsweredIsText() {
        browser.open(url("/api"));
        assertThat(browser.value("[...document.querySelectorAll('input, textarea, select')]"
                + ".every(field => field.labels.length === 1)")).as("each field has a name").isEqualTo("true");
        goTo("GET /api/v1/events Events, newest first: a page as JSON, or all of them as lines");
        browser.press("Enter");
        goTo("from: a day, or a time of RFC 3339");
        browser.type("1998-09-01");
        goTo("to: before when");
        browser.type("1998-09-02");
        goTo("reason: why you look at this; it is recorded");
        browser.type("case 1");
        browser.press("Enter");
        await("the answer").until(() -> browser.value("document.querySelector('details[open] pre').textContent"),
                text -> text.contains("\"kind\": \"report\""));
        browser.shoot(PICTURES.resolve("api-answered-1280.png"));

        assertThat(browser.value("document.querySelector('details[open] [role=status]').textContent")).isEqualTo(
                "GET /api/v1/events?from=1998-09-01&to=1998-09-02&reason=case+1: 200 application/json");
        assertThat(browser.value("document.querySelector('details[open] pre').children.length")).isEqualTo("0");
        assertThat(browser.value("document.querySelector('details[open] pre').textContent"))
                .contains(PagesTest.HOSTILE.getFirst());
        assertThat(browser.complaints()).isEmpty();
    }

    /** What is sent stands there as an example; then once more with a letter before it, which is no JSON any more. */
    @Test
    void aCaseIsOpenedWithTheApiAndWhatIsRefusedSaysWhy() {
        browser.open(url("/api"));
        goTo("POST /api/v1/cases Open a case");
        browser.press("Enter");
        browser.press("Tab");
        String answer = sent("POST /api/v1/cases: 201 application/json");
        assertThat(answer).contains("\"title\": \"insults in tea\"", "\"opener\": \"" + NAME + "\"");
        browser.shoot(PICTURES.resolve("api-case-opened-1280.png"));
        String id = answer.replaceFirst("(?s).*\"id\": (\\d+).*", "$1");

        browser.value("document.querySelector('details[open] textarea').focus()");
        browser.type("x");
        assertThat(sent("POST /api/v1/cases: 400 application/problem+json"))
                .contains("\"The body is no JSON: see line 1, column 1\"");

        browser.open(url("/cases/" + id));
        assertThat(browser.value("document.querySelector('main').innerText")).contains("insults in tea");
        assertThat(browser.complaints()).allSatisfy(complaint -> assertThat(complaint).contains("400"));
    }

    /** From the field with what is sent on: the answer that is shown below the words that say which it is. */
    private static String sent(String said) {
        browser.press("Tab");
        browser.press("Enter");
        await("the answer").until(
                () -> browser.value("document.querySelector('details[open] [role=status]').textContent"),
                said::equals);
        return browser.value("document.querySelector('details[open] pre').textContent");
    }

    @Test
    void aCaseNeedsNoMouse() {
        browser.open(url("/cases"));
        goTo("title");
        browser.type("insults in tea");
        goTo("subject");
        browser.type("tea@group.example.org");
        browser.loads(() -> browser.press("Enter"));
        assertThat(browser.value("location.pathname")).startsWith("/cases/");
        goTo("Note");
        browser.type("nobody remembers");
        browser.press("Tab");
        browser.loads(() -> browser.press("Enter"));
        assertThat(browser.value("document.querySelector('main').innerText")).contains("nobody remembers");
        goTo("What has come of it");
        browser.type("settled");
        browser.press("Tab");
        browser.loads(() -> browser.press("Enter"));
        assertThat(browser.value("document.querySelector('main').innerText")).contains("Closed ", "settled");
        assertThat(browser.value("document.querySelectorAll('textarea').length")).isEqualTo("0");
    }

    /** Tabs until the focus is on what has this id or name; and each time it must be seen where it is. */
    private static void goTo(String what) {
        for (int i = 0; i < 40; i++) {
            browser.press("Tab");
            String focus = browser
                    .value("(e => [e.id, e.labels?.[0]?.textContent.trim(), e.textContent].includes('"
                            + what.replace("'", "\\'")
                            + "') + ' ' + getComputedStyle(e).outlineStyle)(document.activeElement)");
            assertThat(focus).as("the focus is seen").endsWith("solid");
            if (focus.startsWith("true")) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not lead to " + what);
    }

    private static String url(String path) {
        return AuditHttp.request(null, path).build().uri().toString();
    }

    private static String name(String path) {
        return path.equals("/")
                ? "entrance"
                : path.substring(1).replaceAll("\\?user.*", "-refused")
                        .replaceAll("\\?.*", "-found").replaceAll("/\\d+", "-one").replace('/', '-');
    }
}
