package chat.granta.roster.pep.request;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0060 section 8.6: the form by which the owner hears of somebody who wants to subscribe, and approves of it or does not. */
final class AuthorizationForm {
    static final String TYPE = "http://jabber.org/protocol/pubsub#subscribe_authorization";
    static final String NODE = "pubsub#node";
    static final String SUBSCRIBER = "pubsub#subscriber_jid";
    static final String ALLOW = "pubsub#allow";

    private AuthorizationForm() {}

    static void ask(RequestTurn turn, String node, Jid subscriber) {
        Element toFillIn = form("Somebody wants to subscribe", node, subscriber.toString()).toFillIn();
        turn.send(new Message(turn.account(), turn.account(), turn.pushId(), Message.Type.NORMAL, null,
                Payload.of(toFillIn)));
    }

    /** As it comes back. */
    static DataForm toRead() {
        return form(null, "", "");
    }

    private static DataForm form(@Nullable String title, String node, String subscriber) {
        return new DataForm(TYPE, title, null, List.of(
                Field.of(FieldType.TEXT_SINGLE, NODE).label("Node").value(node),
                Field.of(FieldType.JID_SINGLE, SUBSCRIBER).label("Who asks").value(subscriber),
                Field.of(FieldType.BOOLEAN, ALLOW).label("Whether they may").value(false)));
    }
}
