package chat.granta.roster.items;

import chat.granta.model.Element;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.roster.contacts.RosterItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 6121 section 2.1.5: what a roster set asks for. */
sealed interface ItemRequest {
    /** The longest name of a contact or a group, in characters. */
    int MAX_NAME = 1023;
    int MAX_GROUPS = 50;

    /** Sets a contact's name and groups. A client cannot set anything else of an item (2.1.2). */
    record Update(Jid jid, @Nullable String name, List<String> groups) implements ItemRequest {}

    record Removal(Jid jid) implements ItemRequest {}

    record Invalid(StanzaError error) implements ItemRequest {}

    static ItemRequest of(Element query) {
        if (query.children().size() != 1 || !query.children().getFirst().name().namespace().equals(RosterItem.NAMESPACE)
                || !query.children().getFirst().name().localName().equals("item")) {
            return new Invalid(StanzaError.badRequest("A roster set has exactly one item."));
        }
        Element item = query.children().getFirst();
        String address = item.attribute("jid");
        if (address == null) {
            return new Invalid(StanzaError.badRequest("An item needs a jid."));
        }
        try {
            Jid jid = Jid.parse(address);
            return "remove".equals(item.attribute("subscription")) ? new Removal(jid) : update(jid, item);
        } catch (InvalidJidException e) {
            return new Invalid(StanzaError.jidMalformed(String.valueOf(e.getMessage())));
        }
    }

    private static ItemRequest update(Jid jid, Element item) {
        String name = item.attribute("name");
        List<String> groups = item.children().stream()
                .filter(child -> child.name().namespace().equals(RosterItem.NAMESPACE)
                        && child.name().localName().equals("group"))
                .map(Element::text).toList();
        // RFC 6121 2.3.3
        if (groups.stream().distinct().count() < groups.size()) {
            return new Invalid(StanzaError.badRequest("A group is named twice."));
        }
        if (name != null && name.length() > MAX_NAME) {
            return notAcceptable("The name is too long.");
        }
        if (groups.size() > MAX_GROUPS) {
            return notAcceptable("Too many groups.");
        }
        if (groups.stream().anyMatch(group -> group.isEmpty() || group.length() > MAX_NAME)) {
            return notAcceptable("A group's name is empty or too long.");
        }
        return new Update(jid, name == null || name.isEmpty() ? null : name, groups);
    }

    private static ItemRequest notAcceptable(String text) {
        return new Invalid(StanzaError.notAcceptable(text));
    }
}
