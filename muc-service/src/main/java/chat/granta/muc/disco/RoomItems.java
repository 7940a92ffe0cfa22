package chat.granta.muc.disco;

import chat.granta.handling.disco.DiscoItems;
import chat.granta.handling.disco.DiscoNodes;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.RoomStanza;

/** XEP-0045 section 6.5: who is in a room; told to those who are there themselves, and of public rooms to all. */
public record RoomItems(DiscoNodes<RoomStanza<Iq>> nodes) implements IqHandler<RoomStanza<Iq>> {
    @Override
    public ElementName payload() {
        return new ElementName(DiscoItems.NAMESPACE, "query");
    }

    @Override
    public IqAnswer handle(Iq request, RoomStanza<Iq> roomStanza) {
        String node = request.payload().elements().getFirst().attribute("node");
        if (node != null) {
            Element items = nodes.items(node, roomStanza);
            return items == null
                    ? IqAnswer.error(StanzaError.itemNotFound("There is no such node here."))
                    : IqAnswer.result(items);
        }
        var query = Element.named(DiscoItems.NAMESPACE, "query");
        boolean isPublic = !roomStanza.room().configuration().getHidden()
                && !roomStanza.room().configuration().getMembersOnly();
        if (isPublic || roomStanza.senderOrNone() != null) {
            roomStanza.occupants().all()
                    .forEach(occupant -> query.child(Element.named(DiscoItems.NAMESPACE, "item")
                            .attribute("jid", occupant.address(roomStanza.roomJid()).toString()).build()));
        }
        return IqAnswer.result(query.build());
    }
}
