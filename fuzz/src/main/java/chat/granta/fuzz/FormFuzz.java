package chat.granta.fuzz;

import chat.granta.bus.wire.RoomConfiguration;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.muc.owner.ConfigurationForm;
import chat.granta.muc.owner.DefaultConfiguration;
import chat.granta.muc.room.Room;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room's configuration form, filled in with anything: lines of a field's name, {@code =} and a value. It is refused or taken; what was
 * taken is shown in the next form, and sending that back as it is changes nothing.
 */
public final class FormFuzz {
    private static final Room ROOM = Room.made(Jid.parse("room@group.example"), DefaultConfiguration.of(),
            Jid.parse("owner@example"), "salt", Instant.EPOCH).unlocked();

    private FormFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        RoomConfiguration taken = read(ROOM, filledIn(new String(input, StandardCharsets.UTF_8)));
        if (taken == null) {
            return;
        }
        Room room = ROOM.with(taken);
        Element shown = ConfigurationForm.of(room).toFillIn();
        var returned = Element.named(shown.name()).attribute("type", "submit");
        shown.children().forEach(returned::child);
        RoomConfiguration again = read(room, returned.build());
        if (!room.configuration().equals(again)) {
            throw new AssertionError(room.configuration() + " became " + again);
        }
    }

    /** The configuration, or null when the form is refused. */
    private static @Nullable RoomConfiguration read(Room room, Element form) {
        try {
            return ConfigurationForm.of(room).read(form) instanceof FormAnswer.Submitted(Submission filled)
                    ? room.with(ConfigurationForm.read(filled, room.configuration())).configuration()
                    : null;
        } catch (RefusedException _) {
            return null;
        }
    }

    private static Element filledIn(String lines) {
        var form = Element.named(DataForm.NAMESPACE, "x").attribute("type", "submit");
        lines.lines().forEach(line -> {
            int end = Math.max(line.indexOf('='), 0);
            form.child(Element.named(DataForm.NAMESPACE, "field").attribute("var", line.substring(0, end))
                    .child("value", line.substring(Math.min(end + 1, line.length()))).build());
        });
        return form.build();
    }
}
