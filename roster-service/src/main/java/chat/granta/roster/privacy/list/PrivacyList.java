package chat.granta.roster.privacy.list;

import chat.granta.model.Element;
import java.util.Comparator;
import java.util.List;

/**
 * A privacy list (XEP-0016 section 2.1).
 *
 * @param items the items in their order, in which they are tried
 */
public record PrivacyList(String name, List<ListItem> items) {
    public PrivacyList {
        items = items.stream().sorted(Comparator.comparingLong(ListItem::order)).toList();
    }

    /** A list without items. */
    public static PrivacyList named(String name) {
        return new PrivacyList(name, List.of());
    }

    /** The {@code <list/>} that defines this list. */
    public Element toXml() {
        var list = Element.named(ListItem.NAMESPACE, "list").attribute("name", name);
        items.forEach(item -> list.child(item.toXml()));
        return list.build();
    }

    chat.granta.bus.wire.PrivacyList toWire() {
        var list = chat.granta.bus.wire.PrivacyList.newBuilder().setName(name);
        items.forEach(item -> list.addItems(item.toWire()));
        return list.build();
    }
}
