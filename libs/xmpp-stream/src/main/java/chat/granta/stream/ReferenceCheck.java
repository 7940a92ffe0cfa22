package chat.granta.stream;

import org.jspecify.annotations.Nullable;

/**
 * Checks what follows an ampersand: a character reference to a character XML 1.0 allows, or one of its five predefined
 * entities; RFC 6120 section 11.1 forbids all others.
 */
final class ReferenceCheck {
    private static final StreamError ENTITY = StreamError
            .restrictedXml("Entity references other than the five predefined ones are not allowed.");
    private static final StreamError MALFORMED = StreamError.notWellFormed("An ampersand begins no reference.");
    private static final StreamError FORBIDDEN = StreamError
            .notWellFormed("A character reference names a character that XML 1.0 forbids.");

    private static final int LONGEST_PREDEFINED = 4;

    private int length;
    private int name;
    private boolean isNumber;
    private boolean isHex;
    private boolean isOpen;
    private int codePoint;

    /** An ampersand was read. */
    void begin() {
        length = 0;
        name = 0;
        isNumber = false;
        isHex = false;
        codePoint = -1;
        isOpen = true;
    }

    /** Whether the reference still lacks its semicolon. */
    boolean isOpen() {
        return isOpen;
    }

    /** Takes the next byte; returns what is wrong with it, or null. */
    @Nullable
    StreamError next(int b) {
        if (b == ';') {
            isOpen = false;
            return isNumber ? numberEnds() : nameEnds();
        }
        int position = length++;
        if (position == 0 && b == '#') {
            isNumber = true;
            return null;
        }
        return isNumber ? digit(position, b) : nameByte(b);
    }

    private @Nullable StreamError digit(int position, int b) {
        if (position == 1 && b == 'x') {
            isHex = true;
            return null;
        }
        int digit = b < 0x80 ? Character.digit(b, isHex ? 16 : 10) : -1;
        if (digit < 0) {
            return MALFORMED;
        }
        codePoint = Math.max(codePoint, 0) * (isHex ? 16 : 10) + digit;
        return codePoint > Character.MAX_CODE_POINT ? FORBIDDEN : null;
    }

    private @Nullable StreamError nameByte(int b) {
        boolean isNameByte = Character.isLetterOrDigit(b) || b >= 0x80 || b == '_' || b == ':'
                || length > 1 && (b == '-' || b == '.');
        if (!isNameByte) {
            return MALFORMED;
        }
        name = name << 8 | b;
        return length > LONGEST_PREDEFINED ? ENTITY : null;
    }

    private @Nullable StreamError numberEnds() {
        if (codePoint < 0) {
            return MALFORMED;
        }
        boolean isAllowed = codePoint >= 0x20 && codePoint < 0xD800 || codePoint >= 0xE000 && codePoint < 0xFFFE
                || codePoint > 0xFFFF || codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        return isAllowed ? null : FORBIDDEN;
    }

    private @Nullable StreamError nameEnds() {
        return switch (name) {
            case 0 -> MALFORMED;
            case 'l' << 8 | 't', 'g' << 8 | 't', 'a' << 16 | 'm' << 8 | 'p', 'a' << 24 | 'p' << 16 | 'o' << 8 | 's',
                    'q' << 24 | 'u' << 16 | 'o' << 8 | 't' ->
                null;
            default -> ENTITY;
        };
    }
}
