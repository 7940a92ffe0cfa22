package chat.granta.roster.bookmarks;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.XmlText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bookmark of a room: XEP-0402 section 3, XEP-0048 section 2.1.
 *
 * @param name as the user calls it, or null
 * @param extensions the element with what clients have added, as it came; empty for none
 */
record Bookmark(Jid room, @Nullable String name, boolean autojoin, @Nullable String nick, @Nullable String password,
        String extensions) {
    static final String NAMESPACE = "urn:xmpp:bookmarks:1";
    static final String OLD_NAMESPACE = "storage:bookmarks";
    private static final ElementName EXTENSIONS = new ElementName(NAMESPACE, "extensions");

    /** The bookmark in an item, or null when it is none. */
    static @Nullable Bookmark ofItem(String id, String xml) {
        Jid room = Jid.ofText(id);
        var payload = payload(xml);
        Element conference = payload.elements().stream().findFirst().orElse(null);
        if (room == null || conference == null || !conference.name().equals(new ElementName(NAMESPACE, "conference"))) {
            return null;
        }
        String extensions = payload.inner().children().stream().filter(child -> EXTENSIONS.equals(child.first()))
                .findFirst().map(Payload::toString).orElse("");
        return of(room, conference, extensions);
    }

    /** The bookmark in an element of the older protocol, or null when it is none. */
    static @Nullable Bookmark ofConference(Element conference) {
        Jid room = Jid.ofText(conference.attribute("jid"));
        return room == null || !conference.name().equals(new ElementName(OLD_NAMESPACE, "conference"))
                ? null
                : of(room.bare(), conference, "");
    }

    private static Bookmark of(Jid room, Element conference, String extensions) {
        String namespace = conference.name().namespace();
        String autojoin = conference.attribute("autojoin");
        return new Bookmark(room, conference.attribute("name"), "1".equals(autojoin) || "true".equals(autojoin),
                text(conference, namespace, "nick"), text(conference, namespace, "password"), extensions);
    }

    private static @Nullable String text(Element conference, String namespace, String name) {
        Element child = conference.child(namespace, name);
        return child == null ? null : child.text();
    }

    String id() {
        return room.toString();
    }

    /** With what clients of the newer protocol have added; older ones know nothing of it, and must not lose it. */
    Bookmark withExtensionsOf(@Nullable Bookmark before) {
        return before == null ? this : new Bookmark(room, name, autojoin, nick, password, before.extensions);
    }

    /** The payload of its item. */
    String toItem() {
        return toXml(NAMESPACE, "", extensions);
    }

    /** The element of the older protocol, as it stands within its storage. */
    String toConference() {
        return toXml("", " jid='" + XmlText.escaped(room.toString()) + '\'', "");
    }

    private String toXml(String namespace, String jid, String more) {
        var out = new StringBuilder("<conference");
        if (!namespace.isEmpty()) {
            out.append(" xmlns='").append(namespace).append('\'');
        }
        out.append(jid);
        if (name != null) {
            out.append(" name='").append(XmlText.escaped(name)).append('\'');
        }
        if (autojoin) {
            out.append(" autojoin='true'");
        }
        out.append('>');
        append(out, "nick", nick);
        append(out, "password", password);
        return out.append(more).append("</conference>").toString();
    }

    private static void append(StringBuilder out, String name, @Nullable String text) {
        if (text != null) {
            out.append('<').append(name).append('>').append(XmlText.escaped(text)).append("</").append(name)
                    .append('>');
        }
    }

    /** XML that is stored, to be read. */
    static Payload payload(String xml) {
        return new Payload(List.of(), xml.getBytes(StandardCharsets.UTF_8));
    }
}
