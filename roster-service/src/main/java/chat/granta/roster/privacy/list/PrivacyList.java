package chat.granta.roster.privacy.list;

import chat.granta.model.Element;
import chat.granta.model.Jid;
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

    /**
     * Whether the list lets something pass between its owner and somebody else (section 2.2).
     *
     * @param subscription as the owner's roster says; none when the other is not in it
     */
    public boolean allows(ListItem.About about, Jid other, String subscription, List<String> groups) {
        for (ListItem item : items) {
            if (item.about().contains(about) && item.covers(other, subscription, groups)) {
                return item.allow();
            }
        }
        return true;
    }

    chat.granta.bus.wire.PrivacyList toWire() {
        var list = chat.granta.bus.wire.PrivacyList.newBuilder().setName(name);
        items.forEach(item -> list.addItems(item.toWire()));
        return list.build();
    }
}
