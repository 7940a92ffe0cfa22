package chat.granta.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The examples of a XEP, as they are numbered in it, and why some of them are in no play. Only the JDK is needed:
 * {@code java conformance/src/test/java/chat/granta/conformance/ExampleList.java xep-0163.xml} at the root makes the list from the
 * XEP's source, or makes it again from a newer one; reasons stay with examples of the same section and caption.
 *
 * @param title what the file begins with, which names the XEP and its version
 */
record ExampleList(String title, List<Example> examples) {
    static final Path DIRECTORY = Path.of("conformance", "src", "test", "resources", "examples");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| ([0-9.]*) \\| (.*?) \\| (.*?) ?\\|");
    private static final Pattern SOURCE = Pattern.compile(
            "<section(?<level>[1-6])\\b|<example(?<attributes>[^>]*)>", Pattern.DOTALL);
    private static final Pattern CAPTION = Pattern.compile("caption=(?:'([^']*)'|\"([^\"]*)\")", Pattern.DOTALL);

    /** @param reason why no play shows it; empty when one does */
    record Example(int number, String section, String caption, String reason) {
        String place() {
            return section + ' ' + caption;
        }

        @Override
        public String toString() {
            return "| %d | %s | %s | %s%s|".formatted(number, section, caption, reason, reason.isEmpty() ? "" : " ");
        }
    }

    static void main(String[] arguments) throws IOException {
        for (String argument : arguments) {
            Path source = Path.of(argument);
            Path file = DIRECTORY.resolve(source.getFileName().toString().replace(".xml", ".md"));
            Map<String, String> reasons = new HashMap<>();
            if (Files.exists(file)) {
                read(file).examples().forEach(example -> reasons.put(example.place(), example.reason()));
            }
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, ofSource(Files.readString(source), reasons).toText());
        }
    }

    static ExampleList read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return new ExampleList(lines.getFirst(), lines.stream().map(ROW::matcher).filter(Matcher::matches)
                .map(row -> new Example(Integer.parseInt(row.group(1)), row.group(2), row.group(3), row.group(4)))
                .toList());
    }

    private static ExampleList ofSource(String xml, Map<String, String> reasons) {
        List<Example> examples = new ArrayList<>();
        var section = new int[7];
        Matcher found = SOURCE.matcher(xml);
        while (found.find()) {
            if (found.group("level") != null) {
                int level = Integer.parseInt(found.group("level"));
                section[level]++;
                Arrays.fill(section, level + 1, section.length, 0);
            } else {
                var example = new Example(examples.size() + 1, number(section), caption(found.group("attributes")), "");
                examples.add(new Example(example.number(), example.section(), example.caption(),
                        reasons.getOrDefault(example.place(), "")));
            }
        }
        return new ExampleList("# Examples of XEP-" + between(xml, "<number>") + ", version "
                + between(xml, "<version>"), examples);
    }

    private static String number(int[] section) {
        var number = new StringBuilder().append(section[1]);
        for (int level = 2; level < section.length && section[level] > 0; level++) {
            number.append('.').append(section[level]);
        }
        return number.toString();
    }

    private static String caption(String attributes) {
        Matcher caption = CAPTION.matcher(attributes);
        String text = !caption.find() ? "" : caption.group(1) == null ? caption.group(2) : caption.group(1);
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&apos;", "'")
                .replace("&quot;", "\"").replace("&amp;", "&").replace('|', '/').replaceAll("\\s+", " ").strip();
    }

    private static String between(String xml, String tag) {
        int from = xml.indexOf(tag) + tag.length();
        return xml.substring(from, xml.indexOf('<', from)).strip();
    }

    private String toText() {
        var out = new StringBuilder(title)
                .append("\n\n| example | section | what it shows | why it is in no play |\n|---|---|---|---|\n");
        examples.forEach(example -> out.append(example).append('\n'));
        return out.toString();
    }
}
