package chat.granta.stream;

import org.jspecify.annotations.Nullable;

/**
 * Checks bytes for UTF-8 (RFC 3629 section 4) and for the characters XML 1.0 allows (section 2.2), one byte at a time:
 * no overlong forms, no surrogates, nothing above U+10FFFF, no controls but tab and line ends, no U+FFFE or U+FFFF.
 */
final class Utf8Check {
    // RFC 6120 4.9.3.22 names violations of UTF-8; forbidden characters are a matter of XML itself.
    private static final StreamError NOT_UTF8 = StreamError.unsupportedEncoding("The stream is not valid UTF-8.");
    private static final StreamError FORBIDDEN = StreamError
            .notWellFormed("The stream contains a character that XML 1.0 forbids.");

    private int missing;
    private int lowest;
    private int highest;
    private int codePoint;

    /** Whether a character has begun and not ended. */
    boolean isWithinCharacter() {
        return missing > 0;
    }

    /** Takes the next byte, 0 to 255; returns what is wrong with it, or null. */
    @Nullable
    StreamError next(int b) {
        if (missing > 0) {
            return continuation(b);
        }
        if (b < 0x80) {
            return b >= 0x20 || b == '\t' || b == '\n' || b == '\r' ? null : FORBIDDEN;
        }
        if (b < 0xC2 || b > 0xF4) {
            return NOT_UTF8;
        }
        lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        codePoint = b & 0x3F >> missing;
        return null;
    }

    private @Nullable StreamError continuation(int b) {
        if (b < lowest || b > highest) {
            return NOT_UTF8;
        }
        lowest = 0x80;
        highest = 0xBF;
        codePoint = codePoint << 6 | b & 0x3F;
        missing--;
        return missing == 0 && (codePoint == 0xFFFE || codePoint == 0xFFFF) ? FORBIDDEN : null;
    }
}
