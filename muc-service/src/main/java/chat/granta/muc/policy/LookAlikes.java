package chat.granta.muc.policy;

import com.ibm.icu.text.SpoofChecker;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * UTS 39 section 4: Latin letters and digits for the characters of all scripts that look like them, by Unicode's table in ICU. The table
 * is read when the first name comes that is not all ASCII.
 */
final class LookAlikes {
    private static final int END_OF_ASCII = 0x80;
    private static final SpoofChecker UNICODE = new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    /** By skeletons, which are the same for characters that look the same; a letter goes before the digit that looks like it. */
    private static final Map<String, Integer> LATIN = latin();

    private LookAlikes() {}

    static int latinFor(int character) {
        return LATIN.getOrDefault(UNICODE.getSkeleton(Character.toString(character)), character);
    }

    static boolean isAscii(int character) {
        return character < END_OF_ASCII;
    }

    private static Map<String, Integer> latin() {
        Map<String, Integer> latin = new HashMap<>();
        IntStream.concat(IntStream.rangeClosed('0', '9'), IntStream.rangeClosed('a', 'z'))
                .forEach(character -> latin.put(UNICODE.getSkeleton(Character.toString(character)), character));
        return latin;
    }
}
