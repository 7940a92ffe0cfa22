package chat.granta.audit.parameter;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Texts that come from outside. */
public final class Texts {
    private Texts() {}

    /** @throws ResponseStatusException when there are control characters in it, which no answer shows and PostgreSQL does not take */
    public static String plain(String name, String text) {
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'
                || Character.isSurrogate((char) c) && !isPaired(text))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, name + " has control characters in it");
        }
        return text;
    }

    private static boolean isPaired(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
