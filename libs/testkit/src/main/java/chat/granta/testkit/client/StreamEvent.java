package chat.granta.testkit.client;

import org.w3c.dom.Element;

/** What a server sends on a stream, in the order of the wire. */
public sealed interface StreamEvent {
    /** A stream header (RFC 6120 section 4.7): an element without its content. */
    record Opened(Element header) implements StreamEvent {}

    /** A top-level element: a stanza, features, an error, whatever negotiates. */
    record Received(Element element) implements StreamEvent {}

    /** The closing tag (RFC 6120 section 4.4). */
    record Closed() implements StreamEvent {}

    /** The end of the connection; nothing follows. */
    record Disconnected(String reason) implements StreamEvent {}
}
