package chat.granta.roster.pep.request;

import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.FormXml;
import chat.granta.handling.form.Submission;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.Subscribers;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.turn.RequestTurn;

/**
 * XEP-0060 section 8.6: the owner's answer to the form that asks about a subscription. Of what is no answer to it, nothing becomes: the
 * subscription goes on waiting.
 */
public record Approval(Nodes nodes, Subscribers subscribers) {
    public void handle(Message message, RequestTurn turn) {
        Element form = FormXml.find(message.payload().elements());
        if (form != null
                && AuthorizationForm.toRead().read(form) instanceof FormAnswer.Submitted(Submission submission)) {
            decide(submission, turn);
        }
    }

    private void decide(Submission submission, RequestTurn turn) {
        String name = submission.text(AuthorizationForm.NODE);
        Jid subscriber = submission.jid(AuthorizationForm.SUBSCRIBER);
        Boolean isAllowed = submission.isTrue(AuthorizationForm.ALLOW);
        Node node = name == null ? null : nodes.find(turn.account(), name);
        if (node == null || subscriber == null || isAllowed == null || !subscribers.isPending(node, subscriber)) {
            return;
        }
        if (isAllowed) {
            subscribers.approve(turn, node, subscriber);
        } else {
            subscribers.end(turn, node, subscriber);
        }
    }
}
