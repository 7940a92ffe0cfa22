package chat.granta.roster.pep.request;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.paging.PageAnswer;
import chat.granta.handling.paging.PageRequest;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.model.XmlInteger;
import chat.granta.roster.pep.Conversions;
import chat.granta.roster.pep.ItemXml;
import chat.granta.roster.pep.Nodes;
import chat.granta.roster.pep.PepLimits;
import chat.granta.roster.pep.Readers;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.PubsubError;
import chat.granta.roster.pep.node.Pubsub;
import chat.granta.roster.pep.store.Item;
import chat.granta.roster.pep.store.ItemStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** XEP-0060 section 6.5: a node's items, all or the most recent, by id or by page (XEP-0059); the most recent comes last. */
record GetItems(Nodes nodes, Readers readers, PepLimits limits, Conversions conversions)
        implements
            PubsubRequest {
    private static final ElementName PUBSUB = new ElementName(Pubsub.NAMESPACE, "pubsub");

    @Override
    public String element() {
        return "items";
    }

    @Override
    public Iq.Type type() {
        return Iq.Type.GET;
    }

    @Override
    public IqAnswer decide(Asked asked) throws RefusedException {
        String name = asked.node();
        if (asked.isByOwner()) {
            Item converted = conversions.item(asked.turn(), name);
            if (converted != null) {
                return answer(name, List.of(converted), null);
            }
        }
        Node node = nodes.require(asked.turn(), name);
        readers.checkMayRead(node, asked.asker());
        if (!node.config().persists()) {
            // Section 6.5.9.4
            throw PubsubError.unsupported("persistent-items");
        }
        List<String> ids = asked.element().children().stream().map(item -> item.attribute("id"))
                .filter(Objects::nonNull).toList();
        if (!ids.isEmpty()) {
            return answer(name, nodes.items().find(node, ids), null);
        }
        Element pubsub = asked.iq().payload().elements().getFirst();
        int max = max(asked.element());
        return pubsub.child(PageRequest.NAMESPACE, "set") == null
                ? answer(name, nodes.items().last(node, max), null)
                : page(node, PageRequest.of(pubsub, limits.items(), limits.items()), max);
    }

    private int max(Element items) throws RefusedException {
        String max = items.attribute("max_items");
        if (max == null) {
            return limits.items();
        }
        long number = XmlInteger.unsigned(max).orElse(-1);
        if (number < 1) {
            throw RefusedException.badRequest("max_items is a number from 1 on.");
        }
        return (int) Math.min(number, limits.items());
    }

    private IqAnswer page(Node node, PageRequest page, int max) throws RefusedException {
        ItemStore items = nodes.items();
        int count = Math.min(page.max(), max);
        List<Item> found;
        if (page.before() == null) {
            String after = page.after();
            found = items.after(node, after == null ? 0 : position(node, after), count);
        } else if (page.before().isEmpty()) {
            found = items.last(node, count);
        } else {
            found = items.before(node, position(node, page.before()), count);
        }
        long all = items.countBefore(node, Long.MAX_VALUE);
        Element set = found.isEmpty()
                ? PageAnswer.of(null, null, null, all)
                : PageAnswer.of(found.getFirst().id(), found.getLast().id(),
                        items.countBefore(node, found.getFirst().position()), all);
        return answer(node.name(), found, set);
    }

    /** XEP-0059 section 2.2: an item that has gone is no place to go on from. */
    private long position(Node node, String id) throws RefusedException {
        Item item = nodes.items().find(node, id);
        if (item == null) {
            throw new RefusedException(StanzaError.itemNotFound("The item is no longer in the node."));
        }
        return item.position();
    }

    private static IqAnswer answer(String node, List<Item> items, @Nullable Element set) {
        String xml = "<pubsub xmlns='" + Pubsub.NAMESPACE + "'>" + ItemXml.items(node, items)
                + (set == null ? "" : set.toXml()) + "</pubsub>";
        return new IqAnswer.Result(new Payload(List.of(PUBSUB), xml.getBytes(StandardCharsets.UTF_8)));
    }
}
