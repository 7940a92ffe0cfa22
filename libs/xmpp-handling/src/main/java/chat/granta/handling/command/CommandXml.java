package chat.granta.handling.command;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.StanzaError;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0050 sections 3 and 4.4: what a dialogue is made of, and its errors.
 *
 * <p>{@code <command xmlns='http://jabber.org/protocol/commands' node='' sessionid='' status=''/>}.
 */
public final class CommandXml {
    public static final String NAMESPACE = "http://jabber.org/protocol/commands";
    /** The element of requests and answers. */
    public static final ElementName COMMAND = new ElementName(NAMESPACE, "command");
    /** What a request may ask for; {@code execute} where it says nothing. */
    public static final Set<String> ACTIONS = Set.of("execute", "next", "prev", "complete", "cancel");

    private CommandXml() {}

    /** The beginning of an answer; what is shown follows in it. */
    public static Element.Builder answer(@Nullable String node, String sessionId, String status) {
        return Element.named(NAMESPACE, "command").attribute("node", node).attribute("sessionid", sessionId)
                .attribute("status", status);
    }

    /** Section 3.2: a sentence for the user. */
    public static Element note(String text) {
        return Element.named(NAMESPACE, "note").attribute("type", "info").text(text).build();
    }

    /**
     * Section 4.4, for what the requester can mend.
     *
     * @param condition {@code malformed-action}, {@code bad-action}, {@code bad-payload} or {@code bad-sessionid}
     */
    public static StanzaError badRequest(String condition, String text) {
        return new StanzaError(StanzaError.Type.MODIFY, "bad-request", text,
                Element.named(NAMESPACE, condition).build());
    }
}
