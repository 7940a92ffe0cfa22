package chat.granta.muc.operator;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ArchiveMove;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.RoomMoved;
import chat.granta.handling.Outcome;
import chat.granta.handling.Step;
import chat.granta.handling.command.CommandXml;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.muc.command.RoomCommands;
import chat.granta.muc.owner.Destruction;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomCodec;
import chat.granta.muc.room.RoomMessage;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;
import java.util.List;
import java.util.Objects;

/**
 * The address that a room is to have answers: when it is free the room goes there, with all that it has, and those who are in it are told
 * where it is (XEP-0045 section 10.9). The operator is answered then.
 */
public final class Relocation implements Step<RoomStanza<Iq>> {
    @Override
    public Outcome handle(RoomStanza<Iq> roomStanza) {
        Iq answer = roomStanza.stanza();
        RoomTurn turn = roomStanza.turn();
        Jid here = roomStanza.roomJid();
        Inbound renaming = answer.isRequest() ? null : turn.store(RenameRoom.RENAMINGS).get(here);
        if (renaming == null || !renaming.getTo(0).equals(roomStanza.from().toString())) {
            return Outcome.CONTINUE;
        }
        turn.store(RenameRoom.RENAMINGS).put(here, null);
        Iq request = (Iq) StanzaCodec.ofWire(renaming.getStanza());
        Room room = roomStanza.roomOrNone();
        if (answer.isError()) {
            turn.send(new Iq(here, request.from(), request.id(), Iq.Type.ERROR, null, answer.payload()));
        } else if (room == null) {
            new RoomStanza<>(turn, request).refuse(StanzaError.itemNotFound("The room has been destroyed meanwhile."));
        } else {
            move(turn, room, roomStanza.from(), request);
        }
        return Outcome.DONE;
    }

    private static void move(RoomTurn turn, Room room, Jid to, Iq request) {
        Element asked = request.payload().elements().getFirst();
        String reason = reason(asked);
        turn.tellHome(to, Envelope.newBuilder().setRoomMoved(RoomMoved.newBuilder().setRoom(to.toString())
                .setBefore(room.jid().toString()).setState(RoomCodec.toWire(room))
                .addAllHistory(turn.history(room.jid()).messages().stream().map(RoomMessage::toWire).toList())));
        if (room.configuration().getArchived()) {
            turn.tellArchive(room.jid(), Envelope.newBuilder().setArchiveMove(
                    ArchiveMove.newBuilder().setAccount(room.jid().toString()).setTo(to.toString())));
        }
        Destruction.of(turn, room, Destruction.said(to, reason));
        turn.change(room.moved(to));
        Operators.audit(turn, Objects.requireNonNull(request.from()), "rename", room.jid(), to.toString(), reason);
        turn.send(request.result(RoomCommands.completed(asked, new RoomStanza<>(turn, request),
                List.of(CommandXml.note("The room " + room.jid() + " is at " + to + " now.")))));
    }

    private static String reason(Element asked) {
        return asked.children().stream().flatMap(form -> form.children().stream())
                .filter(field -> "reason".equals(field.attribute("var"))).flatMap(field -> field.children().stream())
                .map(Element::text).findFirst().orElse("");
    }
}
