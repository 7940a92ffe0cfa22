package chat.granta.muc.owner;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.FieldError;
import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.FormXml;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.UnannouncedIqHandler;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.muc.broadcast.OccupantPresence;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.privilege.AffiliationChange;
import chat.granta.muc.room.Affiliated;
import chat.granta.muc.room.Affiliation;
import chat.granta.muc.room.Occupant;
import chat.granta.muc.room.Room;
import chat.granta.muc.room.RoomErrors;
import chat.granta.muc.room.RoomStanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0045 sections 10.1, 10.2 and 10.9: an owner asks for the configuration form, sends it back, gives a room up that is not configured
 * yet, or destroys it. An empty form accepts what the service proposes (section 10.1.2).
 */
public final class OwnerQuery implements RefusingHandler<RoomStanza<Iq>>, UnannouncedIqHandler<RoomStanza<Iq>> {
    static final String NAMESPACE = "http://jabber.org/protocol/muc#owner";

    private final NamePolicy policy;

    /** @param policy that says what owners may not change */
    public OwnerQuery(NamePolicy policy) {
        this.policy = policy;
    }

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "query");
    }

    @Override
    public IqAnswer decide(Iq request, Element query, RoomStanza<Iq> roomStanza) throws RefusedException {
        Room room = roomStanza.room();
        if (room.affiliation(roomStanza.from()) != Affiliation.OWNER) {
            throw new RefusedException(RoomErrors.forbidden("That takes an owner."));
        }
        if (request.type() == Iq.Type.GET) {
            return IqAnswer.result(Element.named(NAMESPACE, "query").child(ConfigurationForm.of(room).toFillIn())
                    .build());
        }
        Element destroy = query.child(NAMESPACE, "destroy");
        if (destroy != null) {
            Destruction.of(destroy, roomStanza);
            return IqAnswer.empty();
        }
        Element form = FormXml.find(query.children());
        if (form == null) {
            throw RefusedException.badRequest("There is neither a form nor <destroy/>.");
        }
        return submitted(form, roomStanza);
    }

    private IqAnswer submitted(Element form, RoomStanza<Iq> roomStanza) throws RefusedException {
        Room room = roomStanza.room();
        if ("submit".equals(form.attribute("type")) && FormXml.fields(form).isEmpty()) {
            roomStanza.turn().change(room.unlocked());
            return IqAnswer.empty();
        }
        DataForm shown = ConfigurationForm.of(room);
        return switch (shown.read(form)) {
            case FormAnswer.Cancelled() -> cancelled(roomStanza);
            case FormAnswer.Rejected(List<FieldError> errors) -> throw RefusedException.notAcceptable(
                    errors.stream().map(FieldError::text).collect(Collectors.joining("; ")));
            case FormAnswer.Submitted(Submission filled) -> configured(filled, roomStanza);
        };
    }

    /** Section 10.1.3: who does not want to configure a new room does not want it. */
    private static IqAnswer cancelled(RoomStanza<Iq> roomStanza) throws RefusedException {
        if (roomStanza.room().isLocked()) {
            Destruction.of(Element.named(NAMESPACE, "destroy").build(), roomStanza);
        }
        return IqAnswer.empty();
    }

    private IqAnswer configured(Submission filled, RoomStanza<Iq> roomStanza) throws RefusedException {
        Room before = roomStanza.room();
        Room after = before.with(ConfigurationForm.read(filled, before.configuration())).unlocked();
        policy.check(before.jid(), after.configuration());
        List<AffiliationChange> changes = new ArrayList<>();
        changes.addAll(changes(before, Affiliation.OWNER, filled.jids(ConfigurationForm.OWNERS)));
        changes.addAll(changes(before, Affiliation.ADMIN, filled.jids(ConfigurationForm.ADMINS)));
        Room configured = after;
        for (AffiliationChange change : changes) {
            change.check(after, roomStanza.from());
            after = change.in(after);
        }
        roomStanza.turn().change(configured);
        Occupant actor = roomStanza.senderOrNone();
        for (AffiliationChange change : changes) {
            change.make(roomStanza.turn(), before.jid(), roomStanza.from(), actor == null ? null : actor.nickname());
        }
        ConfigurationChange.show(roomStanza.turn(), before, after);
        showJids(before, after, roomStanza);
        return IqAnswer.empty();
    }

    /** Those who are there learn who the others are when the room stops to hide it. */
    private static void showJids(Room before, Room after, RoomStanza<Iq> roomStanza) {
        if (after.configuration().getNonAnonymous() && !before.configuration().getNonAnonymous()) {
            for (Occupant occupant : roomStanza.occupants().all()) {
                OccupantPresence.of(after, occupant).tellOthers(roomStanza.turn(), roomStanza.occupants());
            }
        }
    }

    /** Whom a list of the form adds and takes away, those who are added first; null when the list was not sent. */
    private static List<AffiliationChange> changes(Room room, Affiliation affiliation, @Nullable List<Jid> wanted) {
        List<AffiliationChange> changes = new ArrayList<>();
        if (wanted == null) {
            return changes;
        }
        List<Jid> users = wanted.stream().map(Jid::bare).distinct().toList();
        for (Jid user : users) {
            if (room.affiliated(user).affiliation() != affiliation) {
                changes.add(new AffiliationChange(user, affiliation, ""));
            }
        }
        for (Map.Entry<Jid, Affiliated> entry : room.affiliations().entrySet()) {
            if (entry.getValue().affiliation() == affiliation && !users.contains(entry.getKey())) {
                changes.add(new AffiliationChange(entry.getKey(), Affiliation.NONE, ""));
            }
        }
        return changes;
    }
}
