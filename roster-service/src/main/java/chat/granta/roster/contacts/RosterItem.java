package chat.granta.roster.contacts;

import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.roster.contacts.store.RosterContact;
import chat.granta.roster.contacts.store.RosterVersion;

/** RFC 6121 section 2.1.2: a contact as clients see it. */
public final class RosterItem {
    public static final String NAMESPACE = "jabber:iq:roster";

    private RosterItem() {}

    public static Element of(RosterContact contact) {
        var item = Element.named(NAMESPACE, "item");
        if (contact.approved()) {
            item.attribute("approved", "true");
        }
        if (contact.state().isPendingOut()) {
            item.attribute("ask", "subscribe");
        }
        item.attribute("jid", contact.jid().toString()).attribute("name", contact.name()).attribute("subscription",
                contact.state().attribute());
        contact.groups().forEach(group -> item.child("group", group));
        return item.build();
    }

    /** RFC 6121 section 2.5.2: a contact that is no longer in the roster. */
    public static Element removed(Jid contact) {
        return Element.named(NAMESPACE, "item").attribute("jid", contact.toString())
                .attribute("subscription", "remove").build();
    }

    /** The payload that pushes one item, with the roster's version after the change. */
    public static Element push(Element item, RosterVersion version) {
        return Element.named(NAMESPACE, "query").attribute("ver", version.toString()).child(item).build();
    }
}
