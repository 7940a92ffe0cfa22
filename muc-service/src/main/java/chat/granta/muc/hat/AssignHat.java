package chat.granta.muc.hat;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.muc.command.RoomCommand;
import chat.granta.muc.room.Affiliated;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Hat;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * XEP-0317 sections 3.5 and 3.6: an admin gives somebody a hat, or takes it.
 *
 * @param gives or takes
 */
record AssignHat(boolean gives) implements RoomCommand {
    @Override
    public String node() {
        return HatCommands.node(gives ? "assign" : "unassign");
    }

    @Override
    public String name() {
        return gives ? "Give somebody a hat" : "Take somebody's hat";
    }

    @Override
    public boolean isFor(RoomStanza<Iq> asker) {
        return HatCommands.isAtLeast(Affiliation.ADMIN, asker);
    }

    @Override
    public DataForm form(RoomStanza<Iq> asker) {
        return new DataForm(HatCommands.FORM_TYPE, name(), null, List.of(
                Field.of(FieldType.JID_SINGLE, HatCommands.JID).label("User").required(),
                HatCommands.choice(asker.room())));
    }

    @Override
    public List<Element> execute(Submission filled, RoomStanza<Iq> asker) throws RefusedException {
        Room room = asker.room();
        Hat hat = HatCommands.chosen(filled, room);
        Jid user = Objects.requireNonNull(filled.jid(HatCommands.JID)).bare();
        Affiliated known = room.affiliated(user);
        if (user.isDomain() || known.affiliation() == Affiliation.OUTCAST) {
            throw new RefusedException(StanzaError.notAllowed("Hats are for people who may enter."));
        }
        List<String> worn = new ArrayList<>(known.hats());
        worn.remove(hat.uri());
        if (gives) {
            worn.add(hat.uri());
        }
        if (!worn.equals(known.hats())) {
            Room after = room.with(user, known.withHats(worn));
            asker.turn().change(after);
            HatCommands.show(asker.turn(), after, user);
        }
        return List.of();
    }
}
