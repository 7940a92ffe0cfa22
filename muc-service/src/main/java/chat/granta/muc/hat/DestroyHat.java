package chat.granta.muc.hat;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.muc.command.RoomCommand;
import chat.granta.muc.room.Affiliated;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Hat;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;
import java.util.List;
import java.util.Map;

/** XEP-0317 section 3.3: an owner destroys a hat, and nobody wears it any more. */
record DestroyHat() implements RoomCommand {
    @Override
    public String node() {
        return HatCommands.node("destroy");
    }

    @Override
    public String name() {
        return "Destroy a hat";
    }

    @Override
    public boolean isFor(RoomStanza<Iq> asker) {
        return HatCommands.isAtLeast(Affiliation.OWNER, asker);
    }

    @Override
    public DataForm form(RoomStanza<Iq> asker) {
        return new DataForm(HatCommands.FORM_TYPE, name(), null, List.of(HatCommands.choice(asker.room())));
    }

    @Override
    public List<Element> execute(Submission filled, RoomStanza<Iq> asker) throws RefusedException {
        Room before = asker.room();
        Hat hat = HatCommands.chosen(filled, before);
        Room after = before.withHats(before.hats().stream().filter(one -> !one.equals(hat)).toList());
        for (Map.Entry<Jid, Affiliated> one : before.affiliations().entrySet()) {
            List<String> worn = one.getValue().hats();
            if (worn.contains(hat.uri())) {
                after = after.with(one.getKey(), one.getValue()
                        .withHats(worn.stream().filter(uri -> !uri.equals(hat.uri())).toList()));
            }
        }
        HatCommands.changeHats(asker.turn(), before, after);
        return List.of();
    }
}
