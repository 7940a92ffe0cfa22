package chat.granta.muc.broadcast;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.muc.room.Room;
import java.util.List;

/** XEP-0045 section 7.8.2: how a room invites somebody, with the direct form (XEP-0249) beside it for clients that know no other. */
public final class Invitation {
    private static final ElementName CONTINUE = new ElementName(RoomExtension.USER, "continue");
    private static final String DIRECT = "jabber:x:conference";

    private Invitation() {}

    /**
     * @param inviter bare JID
     * @param said by the inviter: the children of the {@code <invite/>}
     */
    public static Payload of(Room room, Jid inviter, List<Element> said) {
        String password = room.configuration().getPassword();
        var invite = Element.named(RoomExtension.USER, "invite").attribute("from", inviter.toString());
        said.forEach(invite::child);
        var x = Element.named(RoomExtension.USER, "x").child(invite.build());
        if (!password.isEmpty()) {
            x.child("password", password);
        }
        String reason = said.stream().filter(child -> child.name().equals(RoomExtension.REASON)).findFirst()
                .map(Element::text).orElse(null);
        Element continued = said.stream().filter(child -> child.name().equals(CONTINUE)).findFirst().orElse(null);
        return Payload.of(x.build()).with(Element.named(DIRECT, "x").attribute("jid", room.jid().toString())
                .attribute("password", password.isEmpty() ? null : password).attribute("reason", reason)
                .attribute("continue", continued == null ? null : "true")
                .attribute("thread", continued == null ? null : continued.attribute("thread")).build());
    }
}
