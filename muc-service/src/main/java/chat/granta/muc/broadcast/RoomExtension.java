package chat.granta.muc.broadcast;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Payload;
import chat.granta.muc.room.Hat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** XEP-0045 section 16.1: the elements by which clients and rooms say to each other what concerns rooms. */
public final class RoomExtension {
    /** What a client that enters says. */
    public static final String ENTER = "http://jabber.org/protocol/muc";
    /** What rooms say of users, and users to rooms of each other. */
    public static final String USER = "http://jabber.org/protocol/muc#user";
    /** XEP-0421: what an occupant is known by. */
    public static final String OCCUPANT_ID = "urn:xmpp:occupant-id:0";

    /** XEP-0317 section 2. */
    public static final String HATS = "urn:xmpp:hats:0";
    static final ElementName REASON = new ElementName(USER, "reason");
    private static final ElementName ENTER_X = new ElementName(ENTER, "x");
    private static final ElementName USER_X = new ElementName(USER, "x");
    private static final ElementName ID = new ElementName(OCCUPANT_ID, "occupant-id");
    /** What only a room may say of an occupant. */
    private static final Set<ElementName> OF_ROOMS = Set.of(ENTER_X, USER_X, ID, new ElementName(HATS, "hats"));

    private RoomExtension() {}

    /** Whether a client that sends this enters a room. */
    public static boolean enters(Payload payload) {
        return payload.names().contains(ENTER_X);
    }

    /** What a client says on entering, or null. */
    public static @Nullable Element entering(Payload payload) {
        return find(payload, ENTER_X);
    }

    /** What a client says of others, or null. */
    public static @Nullable Element ofUsers(Payload payload) {
        return find(payload, USER_X);
    }

    private static @Nullable Element find(Payload payload, ElementName name) {
        return payload.elements(name).stream().findFirst().orElse(null);
    }

    /** What a client says, without what only the room may say of it. */
    public static Payload cleaned(Payload payload) {
        return payload.without(OF_ROOMS);
    }

    /** XEP-0421 section 3. */
    public static Element occupantId(String id) {
        return Element.named(OCCUPANT_ID, ID.localName()).attribute("id", id).build();
    }

    /** XEP-0317 section 3.1. */
    static Element hats(List<Hat> worn) {
        var hats = Element.named(HATS, "hats");
        worn.forEach(hat -> hats.child(Element.named(HATS, "hat").attribute("title", hat.title())
                .attribute("uri", hat.uri()).attribute("hue", hat.hue().isEmpty() ? null : hat.hue()).build()));
        return hats.build();
    }
}
