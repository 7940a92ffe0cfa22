package chat.granta.muc.hat;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.muc.command.RoomCommand;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Hat;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** XEP-0317 section 3.2: an owner makes a hat, or changes its title or colour. */
record CreateHat() implements RoomCommand {
    private static final int MOST_HATS = 50;
    private static final int MOST_CHARS = 200;

    @Override
    public String node() {
        return HatCommands.node("create");
    }

    @Override
    public String name() {
        return "Create or change a hat";
    }

    @Override
    public boolean isFor(RoomStanza<Iq> asker) {
        return HatCommands.isAtLeast(Affiliation.OWNER, asker);
    }

    @Override
    public DataForm form(RoomStanza<Iq> asker) {
        return new DataForm(HatCommands.FORM_TYPE, name(), null, List.of(
                Field.of(FieldType.TEXT_SINGLE, HatCommands.TITLE).label("Title").required(),
                Field.of(FieldType.TEXT_SINGLE, HatCommands.URI).label("URI that names it").required(),
                Field.of(FieldType.TEXT_SINGLE, HatCommands.HUE).label("Colour, as an angle")));
    }

    @Override
    public List<Element> execute(Submission filled, RoomStanza<Iq> asker) throws RefusedException {
        var hat = new Hat(Objects.requireNonNull(filled.text(HatCommands.URI)),
                Objects.requireNonNull(filled.text(HatCommands.TITLE)),
                Objects.requireNonNullElse(filled.text(HatCommands.HUE), ""));
        if (hat.uri().length() > MOST_CHARS || hat.title().length() > MOST_CHARS || !isAngle(hat.hue())) {
            throw RefusedException.notAcceptable("Title and URI have at most " + MOST_CHARS
                    + " characters, and a colour is an angle from 0 to 360.");
        }
        Room room = asker.room();
        List<Hat> hats = new ArrayList<>(room.hats());
        int known = hats.stream().map(Hat::uri).toList().indexOf(hat.uri());
        if (known >= 0) {
            hats.set(known, hat);
        } else if (hats.size() == MOST_HATS) {
            throw RefusedException.resourceConstraint("A room has at most " + MOST_HATS + " hats.");
        } else {
            hats.add(hat);
        }
        HatCommands.changeHats(asker.turn(), room, room.withHats(hats));
        return List.of();
    }

    private static boolean isAngle(String hue) {
        return hue.isEmpty() || hue.matches("[0-9]{1,3}(\\.[0-9]{1,9})?") && Double.parseDouble(hue) <= 360;
    }
}
