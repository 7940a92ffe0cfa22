package chat.granta.audit.page;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditHttp;
import chat.granta.audit.access.Role;
import chat.granta.audit.api.TestEvents;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PagesTest {
    static final List<String> HOSTILE = List.of("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
            "' autofocus onfocus='alert(1)", "</textarea><svg/onload=alert(1)>", "javascript:alert(1)",
            "&lt;script&gt;", "\u202Egnp.exe");

    @BeforeAll
    static void makeEvents() {
        AuditHttp.asOwner().execute("create table audit.event_1998_07_06 partition of audit.event "
                + "for values from ('1998-07-06') to ('1998-07-07')");
        for (int i = 0; i < HOSTILE.size(); i++) {
            String text = HOSTILE.get(i);
            AuditHttp.asService().update("insert into audit.event (day, term, number, time, kind, account, "
                    + "resource, peer, room, address, type, outcome, reason, detail, seal) values ('1998-07-06', 90, ?, "
                    + "'1998-07-06 12:00Z', 'message', ?, ?, ?, ?, ?, ?, ?, ?, ?, '\\x00')", i, text, text, text, text,
                    text, text, text, text, text);
        }
    }

    @Test
    void namesAndWordsOfOthersAreTextWhateverTheyAre() {
        String page = AuditHttp.get(Role.AUDITOR, "/events?from=1998-07-06&to=1998-07-07&reason=case+1").body();

        assertThat(page).contains(HOSTILE.size() + " events").contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("[U+202E]gnp.exe").doesNotContain("\u202E");
        isHarmless(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "peer", "room", "address", "kind", "from", "to", "reason", "cursor"})
    void whatWasAskedIsTextToo(String parameter) {
        for (String text : HOSTILE) {
            isHarmless(AuditHttp.get(Role.AUDITOR, "/events?" + parameter + '='
                    + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&x=1").body());
        }
    }

    @Test
    void aCaseIsWorkedOnFromTheSearchToItsEnd() {
        String words = String.join(" ", HOSTILE);
        HttpResponse<String> opened = form("/cases", Map.of("title", words.substring(0, 150), "subject",
                "trudy@localhost"));
        String path = opened.headers().firstValue("Location").orElseThrow();
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(form(path + "/notes", Map.of("text", words)).statusCode()).isEqualTo(303);
        assertThat(form(path + "/evidence", Map.of("text", words)).statusCode()).isEqualTo(303);
        assertThat(form(path + "/holds", Map.of("subject", "trudy@localhost", "reason", words.substring(0, 99),
                "authoriser", "auditor", "ends", "2020-01-01")).body()).contains("role=\"alert\"")
                .contains("must be somebody else");
        assertThat(form(path + "/close", Map.of("outcome", words)).statusCode()).isEqualTo(303);

        String page = AuditHttp.get(Role.AUDITOR, path).body();
        assertThat(page).contains("Closed").doesNotContain("<textarea");
        isHarmless(page);
        isHarmless(AuditHttp.get(Role.AUDITOR, "/cases").body());
        assertThat(form(path + "/notes", Map.of("text", "late")).statusCode()).isEqualTo(409);
    }

    @Test
    void nothingButThePagesOwnStyleIsLoaded() {
        var headers = AuditHttp.get(Role.AUDITOR, "/").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .isEqualTo("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
                        + "frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        assertThat(AuditHttp.get(Role.AUDITOR, "/style.css").body()).contains("focus-visible");
    }

    @Test
    void whichPageOfASearchWasSeenIsRecorded() {
        String day = "1998-07-08";
        TestEvents.makeDay(day);
        for (int i = 0; i < 101; i++) {
            TestEvents.add(day, i, "12:00:00", "login", "paging@localhost", "");
        }
        String first = AuditHttp.get(Role.AUDITOR, "/events?user=paging@localhost&to=1998-07-09&reason=case+1").body();
        Matcher older = Pattern.compile("href=\"(/events[^\"]*&amp;cursor=([^\"&]+))\"").matcher(first);
        assertThat(older.find()).isTrue();
        assertThat(AuditHttp.get(Role.AUDITOR, older.group(1).replace("&amp;", "&")).body()).contains("1 event,");

        assertThat(AuditHttp.asService().queryForList(
                "select detail::json ->> 'cursor' from audit.event where kind = 'query' and peer = 'paging@localhost' "
                        + "order by time, number",
                String.class)).containsExactly(null, older.group(2));
    }

    @Test
    void aSearchWithoutAReasonSaysSo() {
        HttpResponse<String> page = AuditHttp.get(Role.AUDITOR, "/events?user=ann@localhost");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("<p role=\"alert\">say why");
    }

    @Test
    void aScreenReaderHasNamesForEverything() {
        for (String path : List.of("/", "/events", "/cases", "/statistics")) {
            String page = AuditHttp.get(Role.AUDITOR, path).body();
            assertThat(page).contains("<html lang=\"en\">").contains("<h1>").contains("<nav aria-label=")
                    .contains("href=\"#content\"");
            assertThat(page.split("<input ", -1)).as(path).hasSameSizeAs(page.split("<label for=\"(?!kind)", -1));
        }
    }

    /** The one page with a script, and that script is the page's own. */
    @Test
    void theApisPageRunsItsOwnScriptAndAsksNobodyElse() {
        HttpResponse<String> page = AuditHttp.get(Role.STATISTICIAN, "/api");

        assertThat(page.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'; "
                + "style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; "
                + "frame-ancestors 'none'");
        assertThat(page.body().split("<script", -1)).hasSize(2);
        assertThat(page.body()).contains("<script src=\"/api.js\" defer=\"defer\"></script>");
        assertThat(AuditHttp.get(Role.STATISTICIAN, "/api.js").headers().firstValue("Content-Type"))
                .hasValue("text/javascript;charset=UTF-8");
    }

    @Test
    void theApisPageHasAFormForWhateverTheRoleMayAskAndForNothingElse() {
        for (Role role : Role.values()) {
            JsonMapper.shared().readTree(AuditHttp.get(role, "/v3/api-docs").body()).get("paths")
                    .forEachEntry((path, methods) -> methods.forEachEntry((method, described) -> {
                        boolean mayAsk = described.get("description").asString().contains(role.toString());
                        assertThat(AuditHttp.get(role, "/api").body().contains("data-method=\""
                                + method.toUpperCase(Locale.ROOT) + "\" data-path=\"" + path + '"'))
                                .as("%s %s for the %s", method, path, role).isEqualTo(mayAsk);
                    }));
        }
    }

    @Test
    void aStatisticianSeesNoWayToEvents() {
        assertThat(AuditHttp.get(Role.STATISTICIAN, "/statistics").body()).contains("href=\"/statistics\"")
                .doesNotContain("href=\"/events\"");
    }

    /** Only what the page itself is made of, whatever else it shows. */
    private static void isHarmless(String page) {
        assertThat(page).doesNotContainIgnoringCase("<script").doesNotContainIgnoringCase("<img")
                .doesNotContainIgnoringCase("<svg/").doesNotContain("href=\"javascript:");
        String withoutValues = page.replaceAll("\"[^\"]*\"", "");
        assertThat(withoutValues).doesNotContainPattern("<[a-z]+ [^>]*\\s(on[a-z]+|autofocus)\\b");
    }

    /** @param fields names and values in turn */
    static HttpResponse<String> form(String path, String... fields) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put(fields[i], fields[i + 1]);
        }
        return form(path, map);
    }

    private static HttpResponse<String> form(String path, Map<String, String> fields) {
        return AuditHttp.send(AuditHttp.request(Role.AUDITOR, path, "Content-Type",
                "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin").POST(
                        BodyPublishers.ofString(
                                fields.entrySet().stream().map(field -> field.getKey() + '='
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                        .collect(Collectors.joining("&")))));
    }
}
