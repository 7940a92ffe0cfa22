package chat.granta.muc.disco;

import chat.granta.bus.wire.RoomConfiguration;
import chat.granta.handling.disco.DiscoInfo;
import chat.granta.handling.disco.DiscoNodes;
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
import chat.granta.muc.hat.HatCommands;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomStanza;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** XEP-0045 section 6.4: what kind of room this is, and more about it (XEP-0128). */
public final class RoomInfo implements IqHandler<RoomStanza<Iq>> {
    private static final String NAMESPACE = DiscoInfo.NAMESPACE;
    private static final String RESERVED_NICKNAME = "x-roomuser-item";
    private static final String TRAFFIC = "http://jabber.org/protocol/muc#traffic";

    private final List<String> ofEveryRoom;
    private final DiscoNodes<RoomStanza<Iq>> nodes;

    /**
     * @param ofEveryRoom features that all rooms have
     * @param nodes of every room
     */
    public RoomInfo(List<String> ofEveryRoom, DiscoNodes<RoomStanza<Iq>> nodes) {
        this.ofEveryRoom = List.copyOf(ofEveryRoom);
        this.nodes = nodes;
    }

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "query");
    }

    @Override
    public IqAnswer handle(Iq request, RoomStanza<Iq> roomStanza) {
        String node = request.payload().elements().getFirst().attribute("node");
        if (node != null) {
            return ofNode(node, roomStanza);
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

    private IqAnswer ofNode(String node, RoomStanza<Iq> roomStanza) {
        if (node.equals(TRAFFIC)) {
            // Section 18.1.1: a room passes on whatever it is given.
            return IqAnswer.error(new StanzaError(StanzaError.Type.CANCEL, "service-unavailable",
                    "This room does not restrict what is said in it."));
        }
        Element known = node.equals(RESERVED_NICKNAME) ? reservedNickname(roomStanza) : nodes.info(node, roomStanza);
        return known == null
                ? IqAnswer.error(StanzaError.itemNotFound("There is no such node here."))
                : IqAnswer.result(known);
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

    /** Section 4.2, pair by pair. */
    private static List<String> kind(RoomConfiguration room) {
        return List.of(
                room.getHidden() ? "muc_hidden" : "muc_public",
                room.getMembersOnly() ? "muc_membersonly" : "muc_open",
                room.getModerated() ? "muc_moderated" : "muc_unmoderated",
                room.getNonAnonymous() ? "muc_nonanonymous" : "muc_semianonymous",
                room.getPassword().isEmpty() ? "muc_unsecured" : "muc_passwordprotected",
                room.getPersistent() ? "muc_persistent" : "muc_temporary");
    }

    /** Section 16.5.4: muc#roominfo. */
    private static DataForm form(Room room, int occupants) {
        RoomConfiguration configuration = room.configuration();
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(FieldType.TEXT_SINGLE, "muc#roominfo_description").label("Description")
                .value(configuration.getDescription()));
        fields.add(Field.of(FieldType.TEXT_SINGLE, "muc#roominfo_occupants").label("Number of occupants")
                .value(Integer.toString(occupants)));
        for (String field : List.of("muc#roominfo_subjectmod", "muc#roomconfig_changesubject")) {
            fields.add(Field.of(FieldType.BOOLEAN, field).label("Participants may change the subject")
                    .value(configuration.getSubjectChanges()));
        }
        fields.add(Field.of(FieldType.TEXT_SINGLE, "muc#roominfo_subject").label("Subject")
                .value(Subject.text(room.subject())));
        fields.add(Field.of(FieldType.TEXT_SINGLE, "muc#maxhistoryfetch").label("Most messages of history")
                .value(Integer.toString(configuration.getHistoryLength())));
        if (!configuration.getLang().isEmpty()) {
            fields.add(Field.of(FieldType.TEXT_SINGLE, "muc#roominfo_lang").label("Language")
                    .value(configuration.getLang()));
        }
        if (configuration.getNonAnonymous()) {
            // Where people do not see who the others are, they do not see who owns the room, either.
            fields.add(Field.of(FieldType.JID_MULTI, "muc#roominfo_contactjid").label("Contact addresses")
                    .values(room.affiliations().entrySet().stream()
                            .filter(one -> one.getValue().affiliation() == Affiliation.OWNER)
                            .map(one -> one.getKey().toString()).toList()));
        }
        List<String> avatar = AvatarHash.of(room);
        if (!avatar.isEmpty()) {
            // XEP-0486 3.3
            fields.add(Field.of(FieldType.TEXT_MULTI, "muc#roominfo_avatarhash").label("Avatar's hash").values(avatar));
        }
        if (!room.hats().isEmpty()) {
            // XEP-0317 2
            fields.add(Field.of(FieldType.TEXT_SINGLE, "hats#hash").label("Hats' hash").value(HatCommands.hash(room)));
        }
        return DataForm.typed("http://jabber.org/protocol/muc#roominfo", fields);
    }
}
