package chat.granta.roster.pep.request;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;

/**
 * XEP-0060 section 8.6: the owner hears of somebody who wants to subscribe. The owner approves with the node's list of subscriptions
 * ({@link NodeSubscriptions}).
 */
final class AuthorizationForm {
    private AuthorizationForm() {}

    static void ask(RequestTurn turn, Node node, Jid subscriber) {
        var form = new DataForm("http://jabber.org/protocol/pubsub#subscribe_authorization",
                "Somebody wants to subscribe", null, List.of(
                        Field.of(FieldType.TEXT_SINGLE, "pubsub#node").label("Node").value(node.name()),
                        Field.of(FieldType.JID_SINGLE, "pubsub#subscriber_jid").label("Who asks")
                                .value(subscriber.toString()),
                        Field.of(FieldType.BOOLEAN, "pubsub#allow").label("Whether they may").value(false)));
        turn.send(new Message(node.account(), node.account(), turn.pushId(), Message.Type.NORMAL, null,
                Payload.of(form.toFillIn())));
    }
}
