package chat.granta.muc.room;

import chat.granta.bus.StanzaCodec;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.muc.wire.OccupantSessionState;
import chat.granta.muc.wire.OccupantState;
import chat.granta.muc.wire.RoleState;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;

/** Who is in a room, as it is stored: each occupant alone, by nickname, so that a presence costs the same in a room of any size. */
final class OccupantsForm implements HomeStore.Parts<Jid, Occupants, Occupant> {
    @Override
    public Map<String, Occupant> apart(Occupants occupants) {
        return occupants.byNickname();
    }

    @Override
    public Occupants together(Jid room, Map<String, Occupant> byNickname) {
        return Occupants.of(byNickname.values());
    }

    @Override
    public byte[] write(Occupant occupant) {
        var state = OccupantState.newBuilder().setNickname(occupant.nickname()).setUser(occupant.user().toString())
                .setRole(RoleState.valueOf(occupant.role().name())).setId(occupant.id());
        occupant.sessions().forEach(session -> state.addSessions(OccupantSessionState.newBuilder()
                .setJid(session.jid().toString()).setPresence(StanzaCodec.toWire(session.presence()))));
        return state.build().toByteArray();
    }

    @Override
    public Occupant read(byte[] bytes) {
        try {
            OccupantState state = OccupantState.parseFrom(bytes);
            return new Occupant(state.getNickname(), Jid.trusted(state.getUser()),
                    Role.valueOf(state.getRole().name()), state.getId(),
                    state.getSessionsList().stream().map(OccupantsForm::read).toList());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a stored occupant cannot be read", e);
        }
    }

    private static OccupantSession read(OccupantSessionState session) {
        return new OccupantSession(Jid.trusted(session.getJid()),
                (Presence) StanzaCodec.ofWire(session.getPresence()));
    }
}
