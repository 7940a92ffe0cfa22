package chat.granta.router.roster;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.FormXml;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Message;
import chat.granta.router.home.Session;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.User;
import chat.granta.router.policy.RosterService;

/**
 * XEP-0060 section 8.6: a user says whether somebody may subscribe to a node, in the form that the account has sent. It goes to
 * roster-service; nobody else sees it.
 */
public final class NodeApproval implements Step<StanzaTurn<Message>> {
    private static final ElementName FORM = new ElementName(DataForm.NAMESPACE, "x");
    private static final String TYPE = "http://jabber.org/protocol/pubsub#subscribe_authorization";

    @Override
    public Outcome handle(StanzaTurn<Message> stanzaTurn) {
        Message message = stanzaTurn.stanza();
        if (stanzaTurn.sender() == null || !message.payload().has(FORM.namespace(), FORM.localName())
                || !stanzaTurn.to().equals(stanzaTurn.account()) || !isAnswer(message)) {
            return Outcome.CONTINUE;
        }
        User user = stanzaTurn.turn().user(stanzaTurn.account());
        Session session = user.session(stanzaTurn.sender());
        if (session != null) {
            RosterService.ask(stanzaTurn.turn(), stanzaTurn.account(), RosterRequest.newBuilder()
                    .setStanza(StanzaCodec.toWire(message.between(stanzaTurn.from(), stanzaTurn.to())))
                    .setSender(Senders.of(user, session)));
        }
        return Outcome.DONE;
    }

    private static boolean isAnswer(Message message) {
        Element form = message.payload().elements(FORM).getFirst();
        return TYPE.equals(FormXml.formType(form)) && !"form".equals(form.attribute("type"));
    }
}
