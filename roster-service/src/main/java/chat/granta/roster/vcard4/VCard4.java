package chat.granta.roster.vcard4;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.roster.pep.Conversion;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.node.AccessModel;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.NodeConfig;
import chat.granta.roster.pep.store.Item;
import chat.granta.roster.turn.RequestTurn;
import chat.granta.roster.vcard.SharedCard;
import chat.granta.roster.vcard.store.VCards;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0292: what an older client stores as its user's vCard is published as a vCard4, and what is published as one is stored as the
 * vCard, if everybody may read it, as everybody may read that. What only the older one has, such as the photograph, stays in it.
 */
public final class VCard4 implements Conversion, SharedCard {
    private static final String NODE = "urn:xmpp:vcard4";
    private static final String ONLY_ITEM = "current";
    private static final NodeConfig OPEN = NodeConfig.DEFAULT.with(AccessModel.OPEN);

    private final Nodes nodes;
    private final VCards cards;

    public VCard4(Nodes nodes, VCards cards) {
        this.nodes = nodes;
        this.cards = cards;
    }

    @Override
    public void prepare(RequestTurn turn, Element card) throws RefusedException {
        if (nodes.find(turn.account(), NODE) == null) {
            stored(turn, card);
        }
    }

    @Override
    public void stored(RequestTurn turn, @Nullable Element card) throws RefusedException {
        Node node = nodes.find(turn.account(), NODE);
        if (node != null && node.config().access() != AccessModel.OPEN) {
            return;
        }
        Item last = node == null ? null : nodes.items().last(node);
        if (card == null) {
            if (node != null && last != null) {
                nodes.retract(turn, node, List.of(last.id()), true);
            }
            return;
        }
        String xml = CardFields.toNew(card).toXml();
        if (last == null || !last.xml().equals(xml)) {
            nodes.publish(turn, NODE, OPEN, last == null ? ONLY_ITEM : last.id(), xml);
        }
    }

    @Override
    public @Nullable String shown(Jid account, Jid asker, @Nullable String card) {
        return card;
    }

    @Override
    public void changed(RequestTurn turn, String name) {
        Node node = name.equals(NODE) ? nodes.find(turn.account(), NODE) : null;
        Item last = node == null || node.config().access() != AccessModel.OPEN ? null : nodes.items().last(node);
        if (last == null || last.xml().isEmpty()) {
            return;
        }
        String before = cards.of(turn.account());
        var card = new StringBuilder("<vCard xmlns='" + CardFields.OLD + "'>");
        CardFields.toOld(payload(last.xml()).elements().getFirst()).forEach(part -> card.append(part.toXml()));
        if (before != null) {
            card.append(payload(before).inner().without(CardFields.oldNames()));
        }
        cards.put(turn.account(), card.append("</vCard>").toString());
    }

    private static Payload payload(String xml) {
        return new Payload(List.of(), xml.getBytes(StandardCharsets.UTF_8));
    }
}
