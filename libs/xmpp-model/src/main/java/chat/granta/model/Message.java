package chat.granta.model;

import org.jspecify.annotations.Nullable;

/** A message (RFC 6121 section 5). */
public record Message(@Nullable Jid from, @Nullable Jid to, @Nullable String id, Type type, @Nullable String lang,
        Payload payload) implements Stanza {

    /** RFC 6121 section 5.2.2; an unknown type counts as {@link #NORMAL}. */
    public enum Type {
        NORMAL(null), CHAT("chat"), GROUPCHAT("groupchat"), HEADLINE("headline"), ERROR("error");

        private final @Nullable String wire;

        Type(@Nullable String wire) {
            this.wire = wire;
        }

        public static Type ofWire(@Nullable String wire) {
            return switch (wire) {
                case "chat" -> CHAT;
                case "groupchat" -> GROUPCHAT;
                case "headline" -> HEADLINE;
                case "error" -> ERROR;
                case null, default -> NORMAL;
            };
        }
    }

    /** This message with another payload. */
    public Message with(Payload newPayload) {
        return new Message(from, to, id, type, lang, newPayload);
    }

    @Override
    public String name() {
        return "message";
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
    public Message between(@Nullable Jid newFrom, @Nullable Jid newTo) {
        return new Message(newFrom, newTo, id, type, lang, payload);
    }
}
