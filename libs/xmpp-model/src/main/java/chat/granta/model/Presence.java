package chat.granta.model;

import org.jspecify.annotations.Nullable;

/** A presence stanza (RFC 6121 section 4). */
public record Presence(@Nullable Jid from, @Nullable Jid to, @Nullable String id, Type type, @Nullable String lang,
        Payload payload) implements Stanza {

    /** RFC 6121 section 4.7.1. */
    public enum Type {
        AVAILABLE(null), UNAVAILABLE("unavailable"), SUBSCRIBE("subscribe"), SUBSCRIBED("subscribed"), UNSUBSCRIBE(
                "unsubscribe"), UNSUBSCRIBED("unsubscribed"), PROBE("probe"), ERROR("error");

        private final @Nullable String wire;

        Type(@Nullable String wire) {
            this.wire = wire;
        }

        /** The type, or null when RFC 6121 knows none of that name. */
        public static @Nullable Type ofWire(@Nullable String wire) {
            return switch (wire) {
                case null -> AVAILABLE;
                case "unavailable" -> UNAVAILABLE;
                case "subscribe" -> SUBSCRIBE;
                case "subscribed" -> SUBSCRIBED;
                case "unsubscribe" -> UNSUBSCRIBE;
                case "unsubscribed" -> UNSUBSCRIBED;
                case "probe" -> PROBE;
                case "error" -> ERROR;
                default -> null;
            };
        }

        /** Whether it is about a subscription (RFC 6121 section 3), rather than about who is there. */
        public boolean changesSubscription() {
            return switch (this) {
                case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED -> true;
                case AVAILABLE, UNAVAILABLE, PROBE, ERROR -> false;
            };
        }
    }

    @Override
    public String name() {
        return "presence";
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
    public Presence between(@Nullable Jid newFrom, @Nullable Jid newTo) {
        return new Presence(newFrom, newTo, id, type, lang, payload);
    }
}
