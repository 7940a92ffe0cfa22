package chat.granta.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The table of XEPs in {@code docs/xeps.md}, made from the code: the first sentence of each class says which XEP it is, where in
 * the XEP, and what it does. Only the JDK is needed: {@code java conformance/src/test/java/chat/granta/conformance/XepTable.java}
 * at the root writes the file.
 */
final class XepTable {
    static final Path FILE = Path.of("docs", "xeps.md");
    private static final Pattern FIRST_DOC = Pattern.compile(
            "/\\*\\*(?<doc>(?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:public )?(?:(?:final|sealed|abstract|non-sealed) )*"
                    + "(?:class|record|interface|enum) (?<name>\\w+)",
            Pattern.DOTALL);
    private static final Pattern XEP = Pattern.compile("XEP-(\\d{4})");

    private record Row(String xep, String where, String what) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            return where.compareTo(other.where);
        }
    }

    private XepTable() {}

    static void main() throws IOException {
        Files.writeString(FILE, of(Path.of("")));
    }

    /** The table for a checked-out repository. */
    static String of(Path root) {
        var byXep = new TreeMap<String, List<Row>>();
        sources(root).forEach(source -> rows(root, source)
                .forEach(row -> byXep.computeIfAbsent(row.xep(), _ -> new ArrayList<>()).add(row)));
        var out = new StringBuilder(
                """
                        # XEPs, and where they are

                        Made from the first sentence of each class; `XepTableTest` fails when it is stale. Make it again, at the root, with
                        `java conformance/src/test/java/chat/granta/conformance/XepTable.java`.

                        | XEP | where | what |
                        |---|---|---|
                        """);
        for (Map.Entry<String, List<Row>> xep : byXep.entrySet()) {
            xep.getValue().stream().sorted().forEach(row -> out.append("| [").append(row.xep())
                    .append("](https://xmpp.org/extensions/xep-").append(row.xep()).append(".html) | `")
                    .append(row.where()).append("` | ").append(row.what()).append(" |\n"));
        }
        return out.toString();
    }

    private static List<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root.toAbsolutePath(), 16)) {
            return files.filter(file -> file.toString().contains("/src/main/java/chat/granta/")
                    && file.toString().endsWith(".java") && !file.endsWith("package-info.java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows(Path root, Path source) {
        Matcher doc = FIRST_DOC.matcher(read(source));
        if (!doc.find()) {
            return List.of();
        }
        String sentence = firstSentence(doc.group("doc"));
        String path = source.toString();
        String where = path.substring(path.indexOf("/chat/granta/") + "/chat/granta/".length(), path.length() - 5)
                .replace('/', '.');
        return XEP.matcher(sentence).results().map(xep -> xep.group(1)).distinct()
                .map(xep -> new Row(xep, where, sentence)).toList();
    }

    /** As plain text: without tags, and without what would end a cell. */
    private static String firstSentence(String doc) {
        String text = doc.replaceAll("(?m)^\\s*\\*", " ").replaceAll("\\{@\\w+ ([^}]*)}", "$1")
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<").replace("&gt;", ">").replaceAll("\\s+", " ").replace("|", "\\|").strip();
        Matcher end = Pattern.compile("[.:](?= [A-Z@]|$)").matcher(text);
        int from = text.matches("^(XEP|RFC)-?.*") && text.contains(": ") ? text.indexOf(": ") + 2 : 0;
        return end.find(from) ? text.substring(0, end.start()) : text;
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
