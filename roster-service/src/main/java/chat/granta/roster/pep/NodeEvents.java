package chat.granta.roster.pep;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.NodeEvent;
import chat.granta.handling.forward.Delay;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.XmlText;
import chat.granta.roster.pep.node.AccessModel;
import chat.granta.roster.pep.node.Affiliation;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.NodeForm;
import chat.granta.roster.pep.node.Pubsub;
import chat.granta.roster.pep.store.Item;
import chat.granta.roster.pep.store.PeopleStore;
import chat.granta.roster.pep.store.Subscription;
import chat.granta.roster.turn.RequestTurn;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** XEP-0060 sections 7.1.2, 7.2.2, 8.2.5, 8.4.2 and 8.5.2: what a node has to tell, which goes to the account's home. */
final class NodeEvents {
    private static final ElementName EVENT = new ElementName(Pubsub.EVENT, "event");

    private final PeopleStore people;

    NodeEvents(PeopleStore people) {
        this.people = people;
    }

    void published(RequestTurn turn, Node node, Item item) {
        tell(turn, node, ItemXml.items(node.name(), List.of(shown(node, item))));
    }

    void retracted(RequestTurn turn, Node node, Collection<String> ids) {
        tell(turn, node, ItemXml.retracted(node.name(), ids));
    }

    void purged(RequestTurn turn, Node node) {
        tell(turn, node, empty("purge", node));
    }

    void deleted(RequestTurn turn, Node node) {
        tell(turn, node, empty("delete", node));
    }

    void configured(RequestTurn turn, Node node) {
        String form = node.config().deliversPayload() ? NodeForm.told(node.config()).toXml() : "";
        tell(turn, node, "<configuration node='" + XmlText.escaped(node.name()) + "'>" + form + "</configuration>");
    }

    /** XEP-0060 section 12.15: tells somebody what has become of a subscription; {@code none} when it has gone. */
    static Message subscription(Node node, Jid to, String state, String id) {
        return new Message(node.account(), to, id, Message.Type.HEADLINE, null, event("<subscription node='"
                + XmlText.escaped(node.name()) + "' jid='" + XmlText.escaped(to.toString()) + "' subscription='" + state
                + "'/>"));
    }

    /** A message for one addressee that tells a node's last item, and since when it is that. */
    static Message last(Node node, Item item, Jid to, String id) {
        Payload event = event(ItemXml.items(node.name(), List.of(shown(node, item))));
        return new Message(node.account(), to, id, Message.Type.HEADLINE, null,
                event.with(Delay.of(node.account().toString(), item.published())));
    }

    private static Item shown(Node node, Item item) {
        return node.config().deliversPayload() ? item : new Item(item.id(), item.position(), item.published(), "");
    }

    private static String empty(String what, Node node) {
        return '<' + what + " node='" + XmlText.escaped(node.name()) + "'/>";
    }

    private static Payload event(String what) {
        String xml = "<event xmlns='" + Pubsub.EVENT + "'>" + what + "</event>";
        return new Payload(List.of(EVENT), xml.getBytes(StandardCharsets.UTF_8));
    }

    private void tell(RequestTurn turn, Node node, String what) {
        AccessModel access = node.config().access();
        var message = new Message(node.account(), null, turn.pushId(), Message.Type.HEADLINE, null, event(what));
        var event = NodeEvent.newBuilder().setMessage(StanzaCodec.toWire(message)).setNode(node.name())
                .setAccess(access.toldHome()).addAllGroups(node.config().groups());
        people.affiliations(node).forEach((jid, affiliation) -> {
            if (affiliation == Affiliation.OUTCAST) {
                event.addBarred(jid.toString());
            } else {
                event.addAdmitted(jid.toString());
            }
        });
        for (Subscription one : people.subscriptions(node)) {
            if (one.isInForce()) {
                event.addSubscribers(one.jid().toString());
            }
            if (!one.isPending() && access == AccessModel.AUTHORIZE) {
                event.addAdmitted(one.jid().bare().toString());
            }
        }
        turn.tell(event.build());
    }
}
