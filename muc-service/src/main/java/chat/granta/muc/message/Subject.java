package chat.granta.muc.message;

import chat.granta.model.Element;
import chat.granta.model.Payload;
import chat.granta.muc.room.RoomMessage;
import org.jspecify.annotations.Nullable;

/** XEP-0045 section 8.1: the text of a room's subject. */
public final class Subject {
    private Subject() {}

    /** Empty when there is none. */
    public static String text(@Nullable RoomMessage change) {
        return change == null
                ? ""
                : change.message().payload().elements().stream().filter(
                        element -> element.name().namespace().equals(Payload.CONTENT_NAMESPACE)
                                && element.name().localName().equals("subject"))
                        .findFirst().map(Element::text).orElse("");
    }
}
