package chat.granta.muc.room;

import chat.granta.bus.wire.RoomAffiliation;
import chat.granta.bus.wire.RoomHat;
import chat.granta.bus.wire.RoomState;
import chat.granta.homes.HomeStore;
import chat.granta.model.Jid;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A room to and from its form on the log, which is also its form in the home's store. */
public final class RoomCodec implements HomeStore.Codec<Jid, Room> {
    @Override
    public byte[] write(Room room) {
        return toWire(room).toByteArray();
    }

    @Override
    public Room read(Jid jid, byte[] bytes) {
        try {
            return ofWire(jid, RoomState.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("what is stored of " + jid + " cannot be read", e);
        }
    }

    public static Room ofWire(Jid jid, RoomState state) {
        Map<Jid, Affiliated> affiliations = new LinkedHashMap<>();
        for (RoomAffiliation one : state.getAffiliationsList()) {
            affiliations.put(Jid.trusted(one.getJid()), new Affiliated(Affiliation.valueOf(one.getKind().name()),
                    one.getNickname(), one.getReason(), one.getHatsList()));
        }
        return new Room(jid, state.getConfiguration(), affiliations,
                state.hasSubject() ? RoomMessage.ofWire(state.getSubject()) : null,
                state.getLockedFor().isEmpty() ? null : Jid.trusted(state.getLockedFor()), state.getSalt(),
                Instant.ofEpochMilli(state.getCreated()), state.getVcard(),
                state.getMovedTo().isEmpty() ? null : Jid.trusted(state.getMovedTo()),
                state.getHatsList().stream().map(hat -> new Hat(hat.getUri(), hat.getTitle(), hat.getHue())).toList(),
                AffiliationVersions.ofWire(state.getAffiliationVersions()));
    }

    public static RoomState toWire(Room room) {
        RoomState.Builder state = withoutAffiliations(room);
        room.affiliations().forEach((jid, affiliated) -> state.addAffiliations(toWire(jid, affiliated)));
        return state.build();
    }

    public static RoomState.Builder withoutAffiliations(Room room) {
        var state = RoomState.newBuilder().setConfiguration(room.configuration()).setSalt(room.salt())
                .setCreated(room.created().toEpochMilli()).setVcard(room.vcard())
                .setAffiliationVersions(room.versions().toWire());
        if (room.subject() != null) {
            state.setSubject(room.subject().toWire());
        }
        if (room.lockedFor() != null) {
            state.setLockedFor(room.lockedFor().toString());
        }
        if (room.movedTo() != null) {
            state.setMovedTo(room.movedTo().toString());
        }
        room.hats().forEach(hat -> state
                .addHats(RoomHat.newBuilder().setUri(hat.uri()).setTitle(hat.title()).setHue(hat.hue())));
        return state;
    }

    public static RoomAffiliation toWire(Jid jid, Affiliated affiliated) {
        return RoomAffiliation.newBuilder().setJid(jid.toString())
                .setKind(RoomAffiliation.Kind.valueOf(affiliated.affiliation().name()))
                .setNickname(affiliated.nickname()).setReason(affiliated.reason()).addAllHats(affiliated.hats())
                .build();
    }
}
