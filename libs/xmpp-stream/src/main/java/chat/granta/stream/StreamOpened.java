package chat.granta.stream;

import org.jspecify.annotations.Nullable;

/**
 * The peer's stream header (RFC 6120 section 4.7), its attributes as sent and unchecked.
 *
 * @param contentNamespace the header's default namespace (RFC 6120 section 4.8.2), {@code ""} when it declares none;
 *     whether it is the right one is for the gateway to decide
 */
public record StreamOpened(@Nullable String to, @Nullable String from, @Nullable String version, @Nullable String lang,
        @Nullable String id, String contentNamespace) implements StreamEvent {}
