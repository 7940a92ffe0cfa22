package chat.granta.testkit.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an attribute's value or a text should be: as written, with {@code *} for any characters; {@code ~} and a regular
 * expression; or <code>${name=*}</code>, anything, and called so from here on. A backslash before a character means it.
 */
final class ValuePattern {
    private static final Pattern CAPTURE = Pattern.compile("\\$\\{(\\w[\\w ]*)=\\*\\}");

    private ValuePattern() {}

    static boolean matches(String expected, String actual, Map<String, String> captured) {
        Matcher capture = CAPTURE.matcher(expected);
        if (capture.matches()) {
            captured.put(capture.group(1), actual);
            return true;
        }
        if (expected.startsWith("~")) {
            return Pattern.compile(expected.substring(1), Pattern.DOTALL).matcher(actual).matches();
        }
        List<String> parts = betweenAsterisks(expected);
        // Long values have no asterisk, and quoting takes a pattern time that grows with the square of the length.
        return parts.size() == 1
                ? parts.getFirst().equals(actual)
                : Pattern.compile(parts.stream().map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL)
                        .matcher(actual).matches();
    }

    /** A value that matches itself and nothing else. */
    static String literal(String value) {
        return value.replaceAll("[\\\\*~]", "\\\\$0");
    }

    private static List<String> betweenAsterisks(String expected) {
        List<String> parts = new ArrayList<>();
        var part = new StringBuilder();
        boolean isEscaped = false;
        for (int c : expected.codePoints().toArray()) {
            if (c == '\\' && !isEscaped) {
                isEscaped = true;
                continue;
            }
            if (c == '*' && !isEscaped) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.appendCodePoint(c);
            }
            isEscaped = false;
        }
        parts.add(part.toString());
        return parts;
    }
}
