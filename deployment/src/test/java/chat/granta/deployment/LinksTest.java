package chat.granta.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents refer to is there: links, other documents, and decisions. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern DOCUMENT = Pattern
            .compile("`(?!standalone/target/)((?:docs|helm|libs|deploy|clients|standalone)/[\\w./-]+\\.[a-z]+)`");
    private static final Pattern SECTION = Pattern.compile("((?:[\\w-]+/)+[\\w-]+\\.md)[`}]*, \"([^\"]+)\"");
    private static final Pattern DECISION = Pattern.compile("ADR (\\d+)");
    private static final Pattern REPLACED = Pattern.compile("(?m)^Replaced by \\[ADR (\\d+)]");

    @Test
    void linksLeadSomewhere() {
        for (String document : Project.texts()) {
            Path folder = Project.file(document).getParent();
            assertThat(found(LINK, document)).as(document).allMatch(link -> Files.exists(folder.resolve(link)));
            assertThat(found(DOCUMENT, document)).as(document).allMatch(path -> Files.exists(Project.file(path)));
        }
    }

    @Test
    void sectionsThatAreNamedAreThere() {
        for (String file : Stream.concat(Project.texts().stream(), Project.sources().stream()).toList()) {
            String text = Project.text(file).replaceAll("\n *(?:\\*|//)? *", " ");
            SECTION.matcher(text).results().filter(found -> Files.exists(Project.file(found.group(1))))
                    .forEach(found -> assertThat(Project.text(found.group(1))).as(file)
                            .containsPattern("(?m)(^#+ |\\*\\*)" + Pattern.quote(found.group(2))));
        }
    }

    @Test
    void everyDecisionThatIsNamedWasTaken() {
        List<String> taken = decisions().stream().map(LinksTest::number).toList();
        for (String document : Project.texts()) {
            assertThat(found(DECISION, document)).as(document).isSubsetOf(taken);
        }
        for (String source : Project.sources()) {
            assertThat(found(DECISION, source)).as(source).isSubsetOf(taken);
        }
    }

    @Test
    void theIndexHasEveryDecisionWithItsTitleAndWhetherItHolds() {
        List<String> rows = Project.text("docs/adr/README.md").lines().filter(line -> line.matches("\\| \\d+ .*"))
                .toList();
        assertThat(rows).containsExactlyElementsOf(decisions().stream().map(LinksTest::row).toList());
    }

    private static List<String> decisions() {
        return Project.texts().stream().filter(path -> path.matches("docs/adr/\\d{4}-.*")).toList();
    }

    private static String row(String decision) {
        String text = Project.text(decision);
        String number = number(decision);
        String title = text.lines().findFirst().orElseThrow().replaceFirst("# " + number + "\\. ", "");
        String state = REPLACED.matcher(text).results().findFirst().map(by -> "replaced by " + by.group(1))
                .orElse("holds");
        return "| " + number + " | [" + title + "](" + decision.replaceFirst(".*/", "") + ") | " + state + " |";
    }

    private static String number(String decision) {
        return String.valueOf(Integer.parseInt(decision.replaceFirst(".*/(\\d{4})-.*", "$1")));
    }

    private static List<String> found(Pattern pattern, String file) {
        return pattern.matcher(Project.text(file)).results().map((MatchResult result) -> result.group(1)).toList();
    }
}
