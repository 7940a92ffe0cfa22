package chat.granta.muc.owner;

import chat.granta.bus.wire.RoomConfiguration;
import chat.granta.bus.wire.RoomConfiguration.PrivateMessages;
import chat.granta.bus.wire.RoomConfiguration.Role;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.Field.Option;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Jid;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.HistorySlot;
import chat.granta.muc.room.Room;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** XEP-0045 sections 10.2 and 16.5.3: the form by which owners configure a room, and what they have filled in. */
public final class ConfigurationForm {
    static final String ADMINS = "muc#roomconfig_roomadmins";
    static final String OWNERS = "muc#roomconfig_roomowners";
    private static final String FORM_TYPE = "http://jabber.org/protocol/muc#roomconfig";
    private static final String PREFIX = "muc#roomconfig_";
    private static final String LOGGING = "enablelogging";
    private static final String ARCHIVING = "enablearchiving";
    private static final String HISTORY = "muc#maxhistoryfetch";
    /** XEP-0068 section 3.4: a field that is not in the registry has a name of ours. */
    private static final String LOCKED_NICKNAMES = "{urn:granta:rooms}lockednicknames";
    private static final String NO_LIMIT = "none";
    private static final int MOST_DIGITS = 5;
    private static final List<Option> ROLES = List.of(new Option("Moderator", "moderator"),
            new Option("Participant", "participant"), new Option("Visitor", "visitor"));
    private static final List<Option> PRIVATE_MESSAGES = List.of(new Option("Anyone", "anyone"),
            new Option("Anyone with voice", "participants"), new Option("Moderators only", "moderators"),
            new Option("Nobody", "none"));
    private static final List<Option> WHOIS = List.of(new Option("Moderators only", "moderators"),
            new Option("Anyone", "anyone"));
    private static final List<Option> LIMITS = List.of(new Option("10", "10"), new Option("20", "20"),
            new Option("30", "30"), new Option("50", "50"), new Option("100", "100"), new Option("200", "200"),
            new Option("None", NO_LIMIT));

    private ConfigurationForm() {}

    /** The form with what holds now. */
    public static DataForm of(Room room) {
        RoomConfiguration now = room.configuration();
        return new DataForm(FORM_TYPE, "Configuration of " + room.jid(), null, List.of(
                text("roomname", "Name", now.getName()),
                text("roomdesc", "Description", now.getDescription()),
                text("lang", "Language of the discussions", now.getLang()),
                bool("persistentroom", "The room stays when nobody is in it", now.getPersistent()),
                bool("publicroom", "The room can be found by everybody", !now.getHidden()),
                bool("membersonly", "Only members enter", now.getMembersOnly()),
                bool("moderatedroom", "Only those with voice speak", now.getModerated()),
                bool("allowvoicerequests", "Visitors may ask for voice", now.getVoiceRequests()),
                bool("passwordprotectedroom", "Entering takes a password", !now.getPassword().isEmpty()),
                Field.of(FieldType.TEXT_PRIVATE, PREFIX + "roomsecret").label("Password").value(now.getPassword()),
                list("whois", "Who sees real addresses", WHOIS, now.getNonAnonymous() ? "anyone" : "moderators"),
                bool("changesubject", "Participants may change the subject", now.getSubjectChanges()),
                bool("allowinvites", "Members may invite others", now.getInvitations()),
                list("allowpm", "Who may send private messages", PRIVATE_MESSAGES, wire(now.getPrivateMessages())),
                list("maxusers", "Most occupants", LIMITS,
                        now.getMaxOccupants() == 0 ? NO_LIMIT : Integer.toString(now.getMaxOccupants())).open(),
                roles("presencebroadcast", "Whose presence all see", now.getPresenceBroadcastList()),
                roles("getmemberlist", "Who may see the list of members", now.getMemberListList()),
                bool(LOGGING, "Discussions are logged: all who may enter can read them", now.getLogged()),
                bool(ARCHIVING, "Discussions are archived (another name for logging)", now.getLogged()),
                Field.of(FieldType.BOOLEAN, LOCKED_NICKNAMES).label("Who has registered a nickname enters under it")
                        .value(now.getLockedNicknames()),
                Field.of(FieldType.TEXT_SINGLE, HISTORY).label("Messages that those who enter are sent")
                        .value(Integer.toString(now.getHistoryLength())),
                people(ADMINS, "Admins", room, Affiliation.ADMIN),
                people(OWNERS, "Owners", room, Affiliation.OWNER)));
    }

    /** The configuration with what has been filled in; fields that were not sent stay as they are. */
    public static RoomConfiguration read(Submission filled, RoomConfiguration before) throws RefusedException {
        var now = before.toBuilder();
        set(filled.text(PREFIX + "roomname"), now::setName);
        set(filled.text(PREFIX + "roomdesc"), now::setDescription);
        set(filled.text(PREFIX + "lang"), now::setLang);
        set(filled.isTrue(PREFIX + "persistentroom"), now::setPersistent);
        set(filled.isTrue(PREFIX + "publicroom"), isPublic -> now.setHidden(!isPublic));
        set(filled.isTrue(PREFIX + "membersonly"), now::setMembersOnly);
        set(filled.isTrue(PREFIX + "moderatedroom"), now::setModerated);
        set(filled.isTrue(PREFIX + "allowvoicerequests"), now::setVoiceRequests);
        set(filled.isTrue(PREFIX + "changesubject"), now::setSubjectChanges);
        set(filled.isTrue(PREFIX + "allowinvites"), now::setInvitations);
        // Of two names for one thing the one decides by which it has been changed.
        for (String name : List.of(LOGGING, ARCHIVING)) {
            Boolean isLogged = filled.isTrue(PREFIX + name);
            if (isLogged != null && isLogged != before.getLogged()) {
                now.setLogged(isLogged);
            }
        }
        set(filled.isTrue(LOCKED_NICKNAMES), now::setLockedNicknames);
        set(chosen(filled, PREFIX + "whois"), whois -> now.setNonAnonymous(whois.equals("anyone")));
        set(chosen(filled, PREFIX + "allowpm"), pm -> now.setPrivateMessages(privateMessages(pm)));
        set(filled.texts(PREFIX + "presencebroadcast"),
                roles -> now.clearPresenceBroadcast().addAllPresenceBroadcast(roles(roles)));
        set(filled.texts(PREFIX + "getmemberlist"), roles -> now.clearMemberList().addAllMemberList(roles(roles)));
        String limit = chosen(filled, PREFIX + "maxusers");
        if (limit != null) {
            now.setMaxOccupants(limit.equals(NO_LIMIT) ? 0 : number("maxusers", limit));
        }
        String history = chosen(filled, HISTORY);
        if (history != null) {
            now.setHistoryLength(Math.min(number(HISTORY, history), HistorySlot.COUNT));
        }
        password(filled, now);
        return now.build();
    }

    private static void password(Submission filled, RoomConfiguration.Builder now) throws RefusedException {
        Boolean isProtected = filled.isTrue(PREFIX + "passwordprotectedroom");
        set(filled.text(PREFIX + "roomsecret"), now::setPassword);
        if (isProtected == null) {
            return;
        }
        if (!isProtected) {
            now.clearPassword();
        } else if (now.getPassword().isEmpty()) {
            throw RefusedException.notAcceptable("A room with a password needs one.");
        }
    }

    private static int number(String field, String text) throws RefusedException {
        if (text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw RefusedException.notAcceptable(field + " is a number.");
        }
        return Integer.parseInt(text);
    }

    /** What was chosen; a field that was sent empty says nothing. */
    private static @Nullable String chosen(Submission filled, String field) {
        String text = filled.text(field);
        return text == null || text.isEmpty() ? null : text;
    }

    private static <V> void set(@Nullable V value, Consumer<V> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private static PrivateMessages privateMessages(String wire) {
        return wire.equals("none") ? PrivateMessages.NOBODY : PrivateMessages.valueOf(wire.toUpperCase(Locale.ROOT));
    }

    private static String wire(PrivateMessages who) {
        return who == PrivateMessages.NOBODY ? "none" : who.name().toLowerCase(Locale.ROOT);
    }

    private static List<Role> roles(List<String> wire) {
        return wire.stream().map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT))).toList();
    }

    private static Field text(String name, String label, String value) {
        return Field.of(FieldType.TEXT_SINGLE, PREFIX + name).label(label).value(value);
    }

    private static Field bool(String name, String label, boolean value) {
        return Field.of(FieldType.BOOLEAN, PREFIX + name).label(label).value(value);
    }

    private static Field list(String name, String label, List<Option> options, String value) {
        return Field.of(FieldType.LIST_SINGLE, PREFIX + name).label(label).options(options).value(value);
    }

    private static Field roles(String name, String label, List<Role> values) {
        return Field.of(FieldType.LIST_MULTI, PREFIX + name).label(label).options(ROLES)
                .values(values.stream().map(role -> role.name().toLowerCase(Locale.ROOT)).toList());
    }

    private static Field people(String name, String label, Room room, Affiliation affiliation) {
        return Field.of(FieldType.JID_MULTI, name).label(label).values(room.affiliations().entrySet().stream()
                .filter(entry -> entry.getValue().affiliation() == affiliation).map(entry -> entry.getKey())
                .map(Jid::toString).toList());
    }
}
