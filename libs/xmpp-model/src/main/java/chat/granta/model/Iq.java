package chat.granta.model;

import org.jspecify.annotations.Nullable;

/** An info/query stanza (RFC 6120 section 8.2.3). */
public record Iq(@Nullable Jid from, @Nullable Jid to, @Nullable String id, Type type, @Nullable String lang,
        Payload payload) implements Stanza {

    /** RFC 6120 section 8.2.3. */
    public enum Type {
        GET("get"), SET("set"), RESULT("result"), ERROR("error");

        private final String wire;

        Type(String wire) {
            this.wire = wire;
        }
        /** The type, or null when RFC 6120 knows none of that name. */
        public static @Nullable Type ofWire(@Nullable String wire) {
            return switch (wire) {
                case "get" -> GET;
                case "set" -> SET;
                case "result" -> RESULT;
                case "error" -> ERROR;
                case null, default -> null;
            };
        }
    }

    @Override
    public String name() {
        return "iq";
    }

    @Override
    public @Nullable String wireType() {
        return type.wire;
    }

    @Override
    public boolean isError() {
        return type == Type.ERROR;
    }

    @Override
    public Iq between(@Nullable Jid newFrom, @Nullable Jid newTo) {
        return new Iq(newFrom, newTo, id, type, lang, payload);
    }

    /** Whether this asks for something and so must be answered (RFC 6120 section 8.2.3, rule 3). */
    public boolean isRequest() {
        return type == Type.GET || type == Type.SET;
    }

    /** The answer to this request, from whom it was for. */
    public Iq result(Payload answer) {
        return new Iq(to, from, id, Type.RESULT, null, answer);
    }
}
