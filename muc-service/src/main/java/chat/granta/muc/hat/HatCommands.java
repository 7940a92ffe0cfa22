package chat.granta.muc.hat;

import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.muc.broadcast.ConfigurationNotice;
import chat.granta.muc.broadcast.OccupantPresence;
import chat.granta.muc.broadcast.Status;
import chat.granta.muc.command.RoomCommand;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Hat;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomTurn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** XEP-0317 section 3: what the commands for hats have in common. */
public final class HatCommands {
    /** All of them. */
    public static final List<RoomCommand> ALL = List.of(new CreateHat(), new DestroyHat(), new ListHats(),
            new AssignHat(true), new AssignHat(false), new ListAssignedHats());
    static final String FORM_TYPE = "urn:xmpp:hats:commands";
    static final String URI = "hats#uri";
    static final String TITLE = "hats#title";
    static final String HUE = "hats#hue";
    static final String JID = "hats#jid";

    private HatCommands() {}

    /** Section 2: the same as long as the hats that a room has to give are the same. */
    public static String hash(Room room) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1")
                    .digest(room.hats().toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    static String node(String name) {
        return FORM_TYPE + ':' + name;
    }

    static boolean isAtLeast(Affiliation affiliation, RoomStanza<Iq> asker) {
        return asker.room().affiliation(asker.from()).isAtLeast(affiliation);
    }

    static Field choice(Room room) {
        return Field.of(FieldType.LIST_SINGLE, URI).label("Hat").required()
                .options(room.hats().stream().map(hat -> new Field.Option(hat.title(), hat.uri())).toList());
    }

    static Hat chosen(Submission filled, Room room) throws RefusedException {
        String uri = Objects.requireNonNullElse(filled.text(URI), "");
        return room.hats().stream().filter(hat -> hat.uri().equals(uri)).findFirst()
                .orElseThrow(() -> new RefusedException(StanzaError.itemNotFound("This room has no such hat.")));
    }

    /** What hats there are has changed: occupants are told that, and see who wears them. */
    static void changeHats(RoomTurn turn, Room before, Room after) {
        turn.change(after);
        ConfigurationNotice.send(turn, after, List.of(Status.CONFIGURATION_CHANGED));
        for (Occupant occupant : turn.occupants(after.jid()).all()) {
            if (!before.hatsOf(occupant.user()).equals(after.hatsOf(occupant.user()))) {
                OccupantPresence.of(after, occupant).tell(turn, turn.occupants(after.jid()));
            }
        }
    }

    /** What a user wears has changed. */
    static void show(RoomTurn turn, Room room, Jid user) {
        for (Occupant occupant : turn.occupants(room.jid()).ofUser(user)) {
            OccupantPresence.of(room, occupant).tell(turn, turn.occupants(room.jid()));
        }
    }
}
