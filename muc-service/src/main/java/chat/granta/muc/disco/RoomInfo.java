package chat.granta.muc.disco;

import chat.granta.bus.wire.RoomConfiguration;
import chat.granta.handling.disco.DiscoInfo;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import chat.granta.muc.archive.ArchiveIq;
import chat.granta.muc.avatar.AvatarHash;
import chat.granta.muc.message.Subject;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** XEP-0045 section 6.4: what kind of room this is, and more about it (XEP-0128). */
public final class RoomInfo implements IqHandler<RoomStanza<Iq>> {
    private static final String NAMESPACE = DiscoInfo.NAMESPACE;
    private static final String RESERVED_NICKNAME = "x-roomuser-item";

    private final List<String> ofEveryRoom;

    /** @param ofEveryRoom features that all rooms have */
    public RoomInfo(List<String> ofEveryRoom) {
        this.ofEveryRoom = List.copyOf(ofEveryRoom);
    }

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "query");
    }

    @Override
    public IqAnswer handle(Iq request, RoomStanza<Iq> roomStanza) {
        String node = request.payload().elements().getFirst().attribute("node");
        if (node != null) {
            return node.equals(RESERVED_NICKNAME)
                    ? IqAnswer.result(reservedNickname(roomStanza))
                    : IqAnswer.error(StanzaError.itemNotFound("There is no such node here."));
        }
        Room room = roomStanza.room();
        var query = Element.named(NAMESPACE, "query").child(Element.named(NAMESPACE, "identity")
                .attribute("category", "conference").attribute("type", "text")
                .attribute("name", room.displayName()).build());
        var features = new TreeSet<>(ofEveryRoom);
        features.add(NAMESPACE);
        features.addAll(kind(room.configuration()));
        features.addAll(ArchiveIq.features(room));
        features.forEach(one -> query.child(Element.named(NAMESPACE, "feature").attribute("var", one).build()));
        return IqAnswer.result(query.child(form(room, roomStanza.occupants().size()).toResult()).build());
    }

    /** Section 7.12: the nickname that the asker has registered, if any. */
    private static Element reservedNickname(RoomStanza<Iq> roomStanza) {
        var query = Element.named(NAMESPACE, "query").attribute("node", RESERVED_NICKNAME);
        String nickname = roomStanza.room().affiliated(roomStanza.from()).nickname();
        if (!nickname.isEmpty()) {
            query.child(Element.named(NAMESPACE, "identity").attribute("category", "conference")
                    .attribute("type", "text").attribute("name", nickname).build());
        }
        return query.build();
    }

    /** Section 15.4.2, pair by pair. */
    private static List<String> kind(RoomConfiguration room) {
        return List.of(
                room.getHidden() ? "muc_hidden" : "muc_public",
                room.getMembersOnly() ? "muc_membersonly" : "muc_open",
                room.getModerated() ? "muc_moderated" : "muc_unmoderated",
                room.getNonAnonymous() ? "muc_nonanonymous" : "muc_semianonymous",
                room.getPassword().isEmpty() ? "muc_unsecured" : "muc_passwordprotected",
                room.getPersistent() ? "muc_persistent" : "muc_temporary");
    }

    /** Section 15.5.4: muc#roominfo. */
    private static DataForm form(Room room, int occupants) {
        RoomConfiguration configuration = room.configuration();
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(FieldType.TEXT_SINGLE, "muc#roominfo_description").label("Description")
                .value(configuration.getDescription()));
        fields.add(Field.of(FieldType.TEXT_SINGLE, "muc#roominfo_occupants").label("Number of occupants")
                .value(Integer.toString(occupants)));
        fields.add(Field.of(FieldType.BOOLEAN, "muc#roominfo_changesubject")
                .label("Participants may change the subject").value(configuration.getSubjectChanges()));
        fields.add(Field.of(FieldType.TEXT_SINGLE, "muc#roominfo_subject").label("Subject")
                .value(Subject.text(room.subject())));
        fields.add(Field.of(FieldType.TEXT_SINGLE, "muc#maxhistoryfetch").label("Most messages of history")
                .value(Integer.toString(configuration.getHistoryLength())));
        if (!configuration.getLang().isEmpty()) {
            fields.add(Field.of(FieldType.TEXT_SINGLE, "muc#roominfo_lang").label("Language")
                    .value(configuration.getLang()));
        }
        String avatar = AvatarHash.of(room);
        if (avatar != null) {
            // XEP-0486 3.3
            fields.add(Field.of(FieldType.TEXT_MULTI, "muc#roominfo_avatarhash").label("Avatar's hash").value(avatar));
        }
        return DataForm.typed("http://jabber.org/protocol/muc#roominfo", fields);
    }
}
