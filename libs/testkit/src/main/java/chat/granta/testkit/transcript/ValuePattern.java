package chat.granta.testkit.transcript;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        return Pattern.compile(expected.startsWith("~") ? expected.substring(1) : regex(expected), Pattern.DOTALL)
                .matcher(actual).matches();
    }

    /** A value that matches itself and nothing else. */
    static String literal(String value) {
        return value.replaceAll("[\\\\*~]", "\\\\$0");
    }

    private static String regex(String expected) {
        var regex = new StringBuilder();
        var literally = new StringBuilder();
        boolean isEscaped = false;
        for (int c : expected.codePoints().toArray()) {
            if (c == '\\' && !isEscaped) {
                isEscaped = true;
                continue;
            }
            if (c == '*' && !isEscaped) {
                regex.append(Pattern.quote(literally.toString())).append(".*");
                literally.setLength(0);
            } else {
                literally.appendCodePoint(c);
            }
            isEscaped = false;
        }
        return regex.append(Pattern.quote(literally.toString())).toString();
    }
}
