package chat.granta.muc.operator;

import chat.granta.bus.wire.Inbound;
import chat.granta.bus.StanzaCodec;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.homes.HomeStore;
import chat.granta.model.Element;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomStores;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operator gives a room another address. The room asks that address for itself ({@link Reservation}); when it has it, it moves there
 * ({@link Relocation}, {@link RoomMove}), and answers with where it is ({@link MovedRoom}).
 */
public record RenameRoom(Operators operators) implements OperatorCommand {
    public static final String NODE = "urn:granta:command:rename-room";
    /** Operators' requests that wait for the new address's answer, each with that address, by the room's bare JID. */
    public static final HomeStore<Jid, Inbound> RENAMINGS = new HomeStore<>("renamings", Jid::trusted,
            RoomStores.codec(Inbound::toByteArray, Inbound::parseFrom), false);
    /** What rooms say to each other about it. */
    static final Element TAKE_OVER = Element.named("urn:granta:rooms", "take-over").build();
    private static final String NAME = "name";

    @Override
    public String node() {
        return NODE;
    }

    @Override
    public String name() {
        return "Rename this room";
    }

    @Override
    public DataForm form(RoomStanza<Iq> asker) {
        return new DataForm(null, "Rename " + asker.roomJid(),
                "All who are there are told the new address, which has what the room had; the old one says where it is.",
                List.of(Field.of(FieldType.TEXT_SINGLE, NAME).label("New name or address").required(),
                        CloseRoom.reason()));
    }

    @Override
    public @Nullable List<Element> execute(Submission filled, RoomStanza<Iq> asker) throws RefusedException {
        Jid to = address(Objects.requireNonNull(filled.text(NAME)), asker);
        if (asker.room().movedTo() != null || asker.turn().store(RENAMINGS).get(asker.roomJid()) != null) {
            throw new RefusedException(StanzaError.notAllowed("This room is being renamed, or has been."));
        }
        if (to.equals(asker.roomJid())) {
            throw new RefusedException(StanzaError.conflict("That is the room's address."));
        }
        asker.turn().store(RENAMINGS).put(asker.roomJid(), Inbound.newBuilder()
                .setStanza(StanzaCodec.toWire(asker.stanza())).addTo(to.toString()).build());
        asker.turn().send(new Iq(asker.roomJid(), to, asker.turn().uniqueId(), Iq.Type.SET, null,
                Payload.of(TAKE_OVER)));
        return null;
    }

    private static Jid address(String name, RoomStanza<Iq> asker) throws RefusedException {
        try {
            Jid to = Jid.parse(name.contains("@") ? name : name + '@' + asker.turn().settings().domain());
            if (to.local() != null && to.isBare() && asker.turn().isOwn(to)) {
                return to;
            }
        } catch (InvalidJidException _) {
            // As any other name that cannot be a room's.
        }
        throw RefusedException.notAcceptable("This is no address that a room here can have.");
    }
}
