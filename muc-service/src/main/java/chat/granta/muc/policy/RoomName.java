package chat.granta.muc.policy;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A room's name as rules see it, so that nobody gets around them by another spelling: escapes of XEP-0106 are resolved, and case, widths,
 * accents and invisible characters do not count.
 *
 * @param plain with Latin letters for those of other scripts that look like them
 * @param read with letters for digits that are read as such, too: what is forbidden as "exams" is so as "ex4ms"
 */
record RoomName(String plain, String read) {
    private static final int ESCAPE = 3;
    /** Each letter beside what it is taken for, though Unicode does not call them confusable. */
    private static final Map<Integer, Integer> LETTERS = pairs("""
            вb кk мm нh тt
            εe ηn κk τt χx
            łl øo đd ħh
            """);
    private static final Map<Integer, Integer> DIGITS = pairs("0o 1l 3e 4a 5s 7t $s @a !i |l");

    static RoomName of(String localpart) {
        String folded = Normalizer.normalize(unescaped(localpart), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String plain = mapped(folded, LETTERS);
        return new RoomName(plain, mapped(plain, DIGITS));
    }

    /** The words of a name: what stands between other characters than letters and digits. */
    Stream<String> words() {
        return Stream.of(plain, read).flatMap(form -> Arrays.stream(form.split("[^\\p{L}\\p{N}]+")));
    }

    private static Map<Integer, Integer> pairs(String text) {
        return Arrays.stream(text.split("\\s+")).filter(pair -> !pair.isEmpty())
                .collect(Collectors.toMap(pair -> pair.codePointAt(0), pair -> pair.codePointBefore(pair.length())));
    }

    private static String mapped(String text, Map<Integer, Integer> map) {
        return text.codePoints().filter(c -> !isInvisible(c)).map(c -> map.getOrDefault(c, c))
                .map(c -> LookAlikes.isAscii(c) ? c : LookAlikes.latinFor(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK || Character.isIdentifierIgnorable(c);
    }

    /** XEP-0106 section 4.2: {@code \20} and its like. */
    private static String unescaped(String localpart) {
        var text = new StringBuilder(localpart.length());
        int i = 0;
        while (i < localpart.length()) {
            int code = localpart.charAt(i) == '\\' && i + ESCAPE <= localpart.length()
                    ? hex(localpart.charAt(i + 1), localpart.charAt(i + 2))
                    : -1;
            text.append(code < 0 ? localpart.charAt(i) : (char) code);
            i += code < 0 ? 1 : ESCAPE;
        }
        return text.toString();
    }

    private static int hex(char high, char low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }
}
