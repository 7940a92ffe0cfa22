package chat.granta.muc.room;

import chat.granta.bus.StanzaCodec;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import chat.granta.muc.wire.OccupantSessionState;
import chat.granta.muc.wire.OccupantState;
import chat.granta.muc.wire.OccupantsState;
import chat.granta.muc.wire.RoleState;
import com.google.protobuf.InvalidProtocolBufferException;
import org.jspecify.annotations.Nullable;

/** Who is in a room, to and from bytes. */
final class OccupantsCodec implements HomeStore.Codec<Jid, Occupants> {
    @Override
    public byte @Nullable [] write(Occupants occupants) {
        if (occupants.isEmpty()) {
            return null;
        }
        var state = OccupantsState.newBuilder();
        for (Occupant occupant : occupants.all()) {
            var one = OccupantState.newBuilder().setNickname(occupant.nickname()).setUser(occupant.user().toString())
                    .setRole(RoleState.valueOf(occupant.role().name())).setId(occupant.id());
            occupant.sessions().forEach(session -> one.addSessions(OccupantSessionState.newBuilder()
                    .setJid(session.jid().toString()).setPresence(StanzaCodec.toWire(session.presence()))));
            state.addOccupants(one);
        }
        return state.build().toByteArray();
    }

    @Override
    public Occupants read(Jid room, byte[] bytes) {
        try {
            return Occupants.of(OccupantsState.parseFrom(bytes).getOccupantsList().stream()
                    .map(OccupantsCodec::read).toList());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the occupants of " + room + " cannot be read", e);
        }
    }

    private static Occupant read(OccupantState state) {
        return new Occupant(state.getNickname(), Jid.trusted(state.getUser()), Role.valueOf(state.getRole().name()),
                state.getId(),
                state.getSessionsList().stream().map(session -> new OccupantSession(Jid.trusted(session.getJid()),
                        (Presence) StanzaCodec.ofWire(session.getPresence()))).toList());
    }
}
