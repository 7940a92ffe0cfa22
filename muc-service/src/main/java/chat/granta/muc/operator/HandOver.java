package chat.granta.muc.operator;

import chat.granta.handling.command.CommandXml;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.muc.privilege.AffiliationChange;
import chat.granta.muc.room.Affiliated;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An operator hands a room over to another owner (XEP-0045 section 10.3); those who owned it are its members from then on, or stay. */
public record HandOver(Operators operators) implements OperatorCommand {
    public static final String NODE = "urn:granta:command:hand-over-room";
    private static final String OWNER = "owner";
    private static final String STAY = "stay";

    @Override
    public String node() {
        return NODE;
    }

    @Override
    public String name() {
        return "Hand this room over";
    }

    @Override
    public DataForm form(RoomStanza<Iq> asker) {
        return new DataForm(null, "Hand over " + asker.roomJid(), null,
                List.of(Field.of(FieldType.JID_SINGLE, OWNER).label("New owner").required(),
                        Field.of(FieldType.BOOLEAN, STAY).label("The owners so far stay owners").value(false),
                        CloseRoom.reason()));
    }

    @Override
    public List<Element> execute(Submission filled, RoomStanza<Iq> asker) throws RefusedException {
        Jid owner = Objects.requireNonNull(filled.jid(OWNER)).bare();
        Room room = asker.room();
        if (owner.isDomain()) {
            throw new RefusedException(StanzaError.notAcceptable("A room is owned by people."));
        }
        if (room.movedTo() != null) {
            throw new RefusedException(StanzaError.notAllowed("This room is at another address now."));
        }
        String reason = CloseRoom.reason(filled);
        changes(room, owner, Boolean.TRUE.equals(filled.isTrue(STAY)), reason)
                .forEach(change -> change.make(asker.turn(), asker.roomJid(), asker.from(), null));
        Operators.audit(asker.turn(), asker.from(), "hand-over", asker.roomJid(), owner.toString(), reason);
        return List.of(CommandXml.note("The room " + asker.roomJid() + " is " + owner + "'s."));
    }

    /** The new owner first: a room is never without one. */
    private static List<AffiliationChange> changes(Room room, Jid owner, boolean stay, String reason) {
        List<AffiliationChange> changes = new ArrayList<>();
        changes.add(new AffiliationChange(owner, Affiliation.OWNER, reason));
        for (Map.Entry<Jid, Affiliated> one : room.affiliations().entrySet()) {
            if (!stay && one.getValue().affiliation() == Affiliation.OWNER && !one.getKey().equals(owner)) {
                changes.add(new AffiliationChange(one.getKey(), Affiliation.MEMBER, reason));
            }
        }
        return changes;
    }
}
