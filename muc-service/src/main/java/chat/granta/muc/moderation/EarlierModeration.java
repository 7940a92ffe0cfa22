package chat.granta.muc.moderation;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.muc.room.RoomStanza;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** XEP-0425 before its version 0.3, as Gajim 1.7 speaks it: {@link Moderation} by other elements, which all are told beside the present ones. */
public final class EarlierModeration implements RefusingHandler<RoomStanza<Iq>> {
    private static final String NAMESPACE = "urn:xmpp:message-moderate:0";
    private static final String RETRACTION = "urn:xmpp:message-retract:0";
    private static final ElementName FASTENING = new ElementName("urn:xmpp:fasten:0", "apply-to");

    @Override
    public ElementName payload() {
        return FASTENING;
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.SET);
    }

    @Override
    public List<String> features() {
        return List.of(NAMESPACE);
    }

    @Override
    public IqAnswer decide(Iq request, Element applyTo, RoomStanza<Iq> roomStanza) throws RefusedException {
        Element moderate = applyTo.child(NAMESPACE, "moderate");
        return moderate == null || moderate.child(RETRACTION, "retract") == null
                ? Moderation.moderate(null, null, roomStanza)
                : Moderation.moderate(applyTo.attribute("id"), moderate.child(NAMESPACE, "reason"), roomStanza);
    }

    /** What all are told. */
    static Element retraction(String id, @Nullable String reason, Jid moderator) {
        var moderated = Element.named(NAMESPACE, "moderated").attribute("by", moderator.toString())
                .child(Element.named(RETRACTION, "retract").build());
        if (reason != null) {
            moderated.child("reason", reason);
        }
        return Element.named(FASTENING).attribute("id", id).child(moderated.build()).build();
    }
}
