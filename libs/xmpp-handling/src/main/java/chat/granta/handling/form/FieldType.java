package chat.granta.handling.form;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import java.util.Set;

/** XEP-0004 section 3.3: the types of fields. */
public enum FieldType {
    BOOLEAN("boolean"), FIXED("fixed"), HIDDEN("hidden"), JID_MULTI("jid-multi"), JID_SINGLE("jid-single"), LIST_MULTI(
            "list-multi"), LIST_SINGLE("list-single"), TEXT_MULTI(
                    "text-multi"), TEXT_PRIVATE("text-private"), TEXT_SINGLE("text-single");

    /** XML Schema part 2, section 3.2.2.1. */
    private static final Set<String> BOOLEANS = Set.of("0", "1", "false", "true");

    private final String wire;

    FieldType(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    boolean takesSeveralValues() {
        return switch (this) {
            case HIDDEN, JID_MULTI, LIST_MULTI, TEXT_MULTI -> true;
            case BOOLEAN, FIXED, JID_SINGLE, LIST_SINGLE, TEXT_PRIVATE, TEXT_SINGLE -> false;
        };
    }

    boolean isList() {
        return this == LIST_SINGLE || this == LIST_MULTI;
    }

    /** Whether a repeated value counts once: an address or a choice does, a line of text does not. */
    boolean ignoresDuplicates() {
        return this == JID_MULTI || this == LIST_MULTI;
    }

    /** Whether a text can be a value of this type at all; an empty one is no value and is not asked about. */
    boolean canBe(String value) {
        return switch (this) {
            case BOOLEAN -> BOOLEANS.contains(value);
            case JID_MULTI, JID_SINGLE -> isJid(value);
            case LIST_SINGLE, TEXT_PRIVATE, TEXT_SINGLE -> value.indexOf('\n') < 0;
            case FIXED, HIDDEN, LIST_MULTI, TEXT_MULTI -> true;
        };
    }

    private static boolean isJid(String value) {
        try {
            Jid.parse(value);
            return true;
        } catch (InvalidJidException _) {
            return false;
        }
    }
}
