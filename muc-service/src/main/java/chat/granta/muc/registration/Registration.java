package chat.granta.muc.registration;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.FormXml;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.muc.privilege.AffiliationChange;
import chat.granta.muc.room.Affiliated;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Nickname;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * XEP-0045 section 7.10: a user registers with a room, becomes its member, and has a nickname there that nobody else uses. Where only
 * members enter, admins decide ({@link RegistrationApproval}).
 */
public final class Registration implements RefusingHandler<RoomStanza<Iq>> {
    static final String NAMESPACE = "jabber:iq:register";
    private static final DataForm FORM = new DataForm(RegistrationApproval.FORM_TYPE, "Registration",
            "Choose the nickname that you want to have in this room.",
            List.of(Field.of(FieldType.TEXT_SINGLE, RegistrationApproval.NICKNAME).label("Nickname").required()));

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "query");
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.GET, Iq.Type.SET);
    }

    @Override
    public IqAnswer decide(Iq request, Element query, RoomStanza<Iq> roomStanza) throws RefusedException {
        Room room = roomStanza.room();
        if (room.affiliation(roomStanza.from()) == Affiliation.OUTCAST) {
            throw new RefusedException(StanzaError.notAllowed("You are banned from this room."));
        }
        if (query.child(NAMESPACE, "remove") != null && request.type() == Iq.Type.SET) {
            return remove(roomStanza);
        }
        return request.type() == Iq.Type.GET ? show(room.affiliated(roomStanza.from())) : register(query, roomStanza);
    }

    private static IqAnswer show(Affiliated registered) {
        var query = Element.named(NAMESPACE, "query");
        if (!registered.nickname().isEmpty()) {
            query.child("registered", "").child("username", registered.nickname());
        }
        return IqAnswer.result(query.child(FORM.toFillIn()).build());
    }

    private static IqAnswer register(Element query, RoomStanza<Iq> roomStanza) throws RefusedException {
        Room room = roomStanza.room();
        Jid user = roomStanza.from().bare();
        String nickname = Nickname.reserved(wanted(query), user, roomStanza);
        Affiliation affiliation = room.affiliation(user);
        if (affiliation == Affiliation.NONE && room.configuration().getMembersOnly()) {
            RegistrationApproval.ask(roomStanza, user, nickname);
        } else {
            register(roomStanza, user, nickname);
        }
        return IqAnswer.empty();
    }

    /** Makes a user a member with a nickname. */
    static void register(RoomStanza<?> roomStanza, Jid user, String nickname) {
        Affiliated known = roomStanza.room().affiliated(user);
        change(roomStanza, user, known.withNickname(nickname),
                known.affiliation().isAtLeast(Affiliation.MEMBER) ? known.affiliation() : Affiliation.MEMBER);
    }

    private static String wanted(Element query) throws RefusedException {
        Element form = FormXml.find(query.children());
        if (form == null) {
            throw RefusedException.badRequest("A nickname is chosen by the form.");
        }
        if (!(FORM.read(form) instanceof FormAnswer.Submitted(Submission filled))) {
            throw RefusedException.badRequest("The form is not filled in.");
        }
        return Objects.requireNonNull(filled.text(RegistrationApproval.NICKNAME), "a required field");
    }

    /** Section 7.10: a member who wants to be none is none; admins and owners stay what they are. */
    private static IqAnswer remove(RoomStanza<Iq> roomStanza) {
        Affiliated known = roomStanza.room().affiliated(roomStanza.from());
        change(roomStanza, roomStanza.from().bare(), known.withNickname(""),
                known.affiliation() == Affiliation.MEMBER ? Affiliation.NONE : known.affiliation());
        return IqAnswer.empty();
    }

    private static void change(RoomStanza<?> roomStanza, Jid user, Affiliated registered, Affiliation affiliation) {
        Room before = roomStanza.room();
        var change = new AffiliationChange(user, affiliation, registered.reason());
        Room after = before.with(user, registered.with(affiliation, registered.reason()));
        roomStanza.turn().change(after);
        change.show(roomStanza.turn(), before, after, null);
    }
}
