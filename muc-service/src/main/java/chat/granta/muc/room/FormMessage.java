package chat.granta.muc.room;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.FormXml;
import chat.granta.model.Element;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import org.jspecify.annotations.Nullable;

/** XEP-0045 sections 8.6 and 9.9: a message by which somebody sends the room itself a form. */
public final class FormMessage {
    private FormMessage() {}

    /** The form of this type (XEP-0068) that a message brings, or null. */
    public static @Nullable Element form(String formType, RoomStanza<Message> roomStanza) {
        Payload payload = roomStanza.stanza().payload();
        if (roomStanza.nickname() != null || !payload.has(DataForm.NAMESPACE, "x")) {
            return null;
        }
        Element form = FormXml.find(payload.elements());
        return form != null && formType.equals(FormXml.formType(form)) ? form : null;
    }
}
