package chat.granta.muc.privilege;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.UnannouncedIqHandler;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Nickname;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Role;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** XEP-0045 sections 8 and 9: moderators and admins ask for lists, and change what stands in them; all of a request, or nothing. */
public final class AdminQuery implements RefusingHandler<RoomStanza<Iq>>, UnannouncedIqHandler<RoomStanza<Iq>> {
    static final String NAMESPACE = "http://jabber.org/protocol/muc#admin";

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "query");
    }

    @Override
    public IqAnswer decide(Iq request, Element query, RoomStanza<Iq> roomStanza) throws RefusedException {
        List<Element> items = query.children().stream()
                .filter(child -> child.name().equals(new ElementName(NAMESPACE, "item"))).toList();
        if (items.isEmpty()) {
            throw RefusedException.badRequest("There is no <item/>.");
        }
        return request.type() == Iq.Type.GET
                ? IqAnswer.result(AdminLists.of(items.getFirst(), roomStanza))
                : change(items, request, roomStanza);
    }

    private static IqAnswer change(List<Element> items, Iq request, RoomStanza<Iq> roomStanza)
            throws RefusedException {
        Room after = roomStanza.room();
        List<RoleChange> roles = new ArrayList<>();
        List<AffiliationChange> affiliations = new ArrayList<>();
        for (Element item : items) {
            if (item.attribute("affiliation") != null) {
                if (item.attribute("role") != null) {
                    // Section 17.4.
                    throw RefusedException.badRequest("An <item/> has an affiliation or a role, and not both.");
                }
                AffiliationChange change = affiliation(item, roomStanza);
                change.check(after, roomStanza.from());
                after = change.in(after);
                affiliations.add(change);
            } else {
                RoleChange change = role(item, roomStanza);
                change.check(after, actor(roomStanza));
                roles.add(change);
            }
        }
        // Section 8.2 and those behind it: whoever has asked for it is told of success before those who are there are told what has changed.
        roomStanza.answer(IqAnswer.empty(), request);
        Occupant actor = roomStanza.senderOrNone();
        for (AffiliationChange change : affiliations) {
            change.make(roomStanza.turn(), roomStanza.roomJid(), roomStanza.from(),
                    actor == null ? null : actor.nickname());
        }
        for (RoleChange change : roles) {
            change.apply(roomStanza.turn(), after, Objects.requireNonNull(actor));
        }
        return IqAnswer.later();
    }

    /** A role is a matter of those who are there. */
    private static Occupant actor(RoomStanza<Iq> roomStanza) throws RefusedException {
        Occupant actor = roomStanza.senderOrNone();
        if (actor == null) {
            throw new RefusedException(RoomErrors.notInRoom());
        }
        return actor;
    }

    private static RoleChange role(Element item, RoomStanza<Iq> roomStanza) throws RefusedException {
        Role role = Role.ofWire(item.attribute("role"));
        String nickname = item.attribute("nick");
        if (role == null || nickname == null) {
            throw RefusedException.badRequest("An <item/> has an affiliation, or a nickname and a role.");
        }
        Occupant target = roomStanza.occupants().called(nickname);
        if (target == null) {
            throw new RefusedException(RoomErrors.noSuchOccupant());
        }
        return new RoleChange(target, role, reason(item));
    }

    private static AffiliationChange affiliation(Element item, RoomStanza<Iq> roomStanza) throws RefusedException {
        Affiliation affiliation = Affiliation.ofWire(item.attribute("affiliation"));
        if (affiliation == null) {
            throw RefusedException.badRequest("There is no such affiliation.");
        }
        Jid user = user(item, roomStanza);
        return new AffiliationChange(user, affiliation, reason(item), nickname(item, user, roomStanza));
    }

    /** Section 9.3: beside an address a nickname is the one that the user has from then on; an empty one says that it has none. */
    private static @Nullable String nickname(Element item, Jid user, RoomStanza<Iq> roomStanza)
            throws RefusedException {
        String nickname = item.attribute("nick");
        if (nickname == null || item.attribute("jid") == null) {
            return null;
        }
        return nickname.isEmpty() ? "" : Nickname.reserved(nickname, user, roomStanza);
    }

    /** By address, or by nickname of who is there. */
    private static Jid user(Element item, RoomStanza<Iq> roomStanza) throws RefusedException {
        String jid = item.attribute("jid");
        String nickname = item.attribute("nick");
        try {
            if (jid != null) {
                return Jid.parse(jid).bare();
            }
        } catch (InvalidJidException e) {
            throw new RefusedException(RoomErrors.malformed(e));
        }
        if (nickname == null) {
            throw RefusedException.badRequest("An <item/> has a JID or a nickname.");
        }
        Occupant target = roomStanza.occupants().called(nickname);
        if (target == null) {
            throw new RefusedException(RoomErrors.noSuchOccupant());
        }
        return target.user();
    }

    private static String reason(Element item) {
        Element reason = item.child(NAMESPACE, "reason");
        return reason == null ? "" : reason.text();
    }
}
