package chat.granta.stream;

import io.netty.util.ByteProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every byte of one element before anything else does (RFC 6120 section 11.1): finds where tags end, and stops at
 * the first byte that is not UTF-8, begins something restricted, or exceeds a limit.
 *
 * <p>It stops at the end of every tag and of every CDATA section. So the parser behind it is given the same pieces however
 * the bytes arrived, never sees an element's bytes in part, and what follows an element is left unread.
 */
final class MarkupGuard implements ByteProcessor {
    private static final StreamError RESTRICTED = StreamError
            .restrictedXml("Comments, processing instructions and document types are not allowed.");
    private static final StreamError TEXT_BETWEEN = StreamError.badFormat("Text is not allowed outside of elements.");
    private static final StreamError LESS_THAN = StreamError.notWellFormed("A tag contains '<'.");
    private static final StreamError HALF_NAME = StreamError.notWellFormed("A name ends in a colon.");
    private static final StreamError CDATA_END = StreamError.notWellFormed("Text contains ']]>'.");
    private static final String CDATA = "[CDATA[";
    private static final String DECLARATION = "xml";

    private enum State {
        TEXT, AFTER_LESS_THAN, TAG, QUOTED, BEFORE_CDATA, WITHIN_CDATA, DECLARATION
    }

    private final Utf8Check utf8 = new Utf8Check();
    private final ReferenceCheck reference = new ReferenceCheck();
    private final StreamLimits limits;
    private final boolean declarationAllowed;
    private State state = State.TEXT;
    private int bytes;
    private int tagStart;
    private int attributes;
    private int matched;
    private int brackets;
    private int quote;
    private boolean tagEnd;
    private boolean colon;
    private @Nullable StreamError fault;

    /** A guard for one element, of which nothing has been read; or for a stream header with its XML declaration. */
    MarkupGuard(StreamLimits limits, boolean declarationAllowed) {
        this.limits = limits;
        this.declarationAllowed = declarationAllowed;
    }

    StreamLimits limits() {
        return limits;
    }

    /** What is wrong with the byte it stopped at, or null when that is the end of a tag or CDATA section. */
    @Nullable
    StreamError fault() {
        return fault;
    }

    /** Where the last tag begins, counted from the beginning of the element. */
    int tagStart() {
        return tagStart;
    }

    /** Whether it stopped at the end of a tag. */
    boolean isTagEnd() {
        return tagEnd;
    }

    /** Whether what it stopped at, or is within, is the XML declaration. */
    boolean isDeclaration() {
        return state == State.DECLARATION;
    }

    @Override
    public boolean process(byte value) {
        int b = value & 0xFF;
        if (++bytes > limits.maxElementBytes()) {
            return fails(
                    StreamError.policyViolation("An element is longer than " + limits.maxElementBytes() + " bytes."));
        }
        if (b < 0x20 || b >= 0x80 || utf8.isWithinCharacter()) {
            StreamError wrong = utf8.next(b);
            if (wrong != null) {
                return fails(wrong);
            }
        }
        if (reference.isOpen()) {
            StreamError wrong = reference.next(b);
            return wrong == null || fails(wrong);
        }
        return switch (state) {
            case TEXT -> text(b);
            case AFTER_LESS_THAN -> afterLessThan(b);
            case TAG -> tag(b);
            case QUOTED -> quoted(b);
            case BEFORE_CDATA -> beforeCdata(b);
            case WITHIN_CDATA -> withinCdata(b);
            case DECLARATION -> declaration(b);
        };
    }

    private boolean text(int b) {
        if (b == '<') {
            state = State.AFTER_LESS_THAN;
            tagStart = bytes - 1;
            return true;
        }
        if (bytes == 1) {
            return fails(TEXT_BETWEEN);
        }
        if (b == '&') {
            reference.begin();
        } else if (b == '>' && brackets >= 2) {
            return fails(CDATA_END);
        }
        brackets = b == ']' ? brackets + 1 : 0;
        return true;
    }

    private boolean afterLessThan(int b) {
        brackets = 0;
        matched = 0;
        attributes = 0;
        tagEnd = false;
        colon = false;
        if (b == '!') {
            state = State.BEFORE_CDATA;
            return true;
        }
        if (b == '?') {
            state = State.DECLARATION;
            return declarationAllowed && bytes == 2 || fails(RESTRICTED);
        }
        state = State.TAG;
        return tag(b);
    }

    private boolean tag(int b) {
        // Aalto takes "xmlns:" for a declaration of the default namespace.
        if (colon && (b <= ' ' || b == '=' || b == '/' || b == '>')) {
            return fails(HALF_NAME);
        }
        colon = b == ':';
        switch (b) {
            case '>' -> {
                state = State.TEXT;
                tagEnd = true;
                return false;
            }
            case '<' -> {
                return fails(LESS_THAN);
            }
            case '\'', '"' -> {
                quote = b;
                state = State.QUOTED;
            }
            case '=' -> {
                if (++attributes > limits.maxAttributes()) {
                    return fails(StreamError
                            .policyViolation("An element has more than " + limits.maxAttributes() + " attributes."));
                }
            }
            default -> {
                // The parser's business.
            }
        }
        return true;
    }

    private boolean quoted(int b) {
        if (b == quote) {
            state = State.TAG;
        } else if (b == '&') {
            reference.begin();
        } else if (b == '<') {
            return fails(LESS_THAN);
        }
        return true;
    }

    private boolean beforeCdata(int b) {
        if (b != CDATA.charAt(matched++)) {
            return fails(RESTRICTED);
        }
        if (matched == CDATA.length()) {
            state = State.WITHIN_CDATA;
            return tagStart > 0 || fails(TEXT_BETWEEN);
        }
        return true;
    }

    private boolean withinCdata(int b) {
        if (b == '>' && brackets >= 2) {
            state = State.TEXT;
            brackets = 0;
            return false;
        }
        brackets = b == ']' ? brackets + 1 : 0;
        return true;
    }

    /** Any other target than exactly {@code xml} is a processing instruction. */
    private boolean declaration(int b) {
        if (matched < DECLARATION.length()) {
            return b == DECLARATION.charAt(matched++) || fails(RESTRICTED);
        }
        if (matched == DECLARATION.length()) {
            matched++;
            return b == ' ' || b == '\t' || b == '\r' || b == '\n' || fails(RESTRICTED);
        }
        return b != '>';
    }

    private boolean fails(StreamError error) {
        fault = error;
        return false;
    }
}
