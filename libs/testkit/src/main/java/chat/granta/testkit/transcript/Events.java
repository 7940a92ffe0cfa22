package chat.granta.testkit.transcript;

import chat.granta.testkit.client.StreamEvent;
import chat.granta.testkit.client.Xml;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Stream events in words, for messages. */
final class Events {
    private Events() {}

    static String show(@Nullable StreamEvent event) {
        return switch (event) {
            case StreamEvent.Opened(Element header) -> Xml.show(header);
            case StreamEvent.Received(Element element) -> Xml.show(element);
            case StreamEvent.Closed() -> "</stream:stream>";
            case StreamEvent.Disconnected(String reason) -> "the end of the connection: " + reason;
            case null -> "nothing";
        };
    }
}
