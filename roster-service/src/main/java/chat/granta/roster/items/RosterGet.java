package chat.granta.roster.items;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.roster.contacts.RosterItem;
import chat.granta.roster.contacts.store.ContactStore;
import chat.granta.roster.contacts.store.RosterContact;
import chat.granta.roster.contacts.store.RosterVersion;
import chat.granta.roster.contacts.store.RosterVersions;
import chat.granta.roster.turn.RequestTurn;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** RFC 6121 sections 2.1.3, 2.1.4 and 2.6: a client gets the roster, or the changes since the version that it has. */
public final class RosterGet implements IqHandler<RequestTurn> {
    /** With more changes than this the whole roster is hardly longer. */
    private static final int MAX_DIFFERENCES = 50;

    private final ContactStore store;
    private final RosterVersions versions;

    public RosterGet(ContactStore store, RosterVersions versions) {
        this.store = store;
        this.versions = versions;
    }

    @Override
    public ElementName payload() {
        return new ElementName(RosterItem.NAMESPACE, "query");
    }

    @Override
    public IqAnswer handle(Iq request, RequestTurn turn) {
        Element query = request.payload().elements().getFirst();
        if (!query.children().isEmpty()) {
            return IqAnswer.error(StanzaError.badRequest("A roster get names no items."));
        }
        String given = query.attribute("ver");
        if (given == null) {
            return whole(turn, null);
        }
        var known = versions.of(turn.account());
        RosterVersion since = RosterVersion.parse(given);
        if (since == null || !known.isKnown(since)) {
            // The client has no version yet (RFC 6121 2.6.2), one that is too old, or that of another server.
            return whole(turn, known.current());
        }
        SortedMap<Long, Element> differences = differences(turn, since);
        if (differences.size() > MAX_DIFFERENCES) {
            return whole(turn, known.current());
        }
        // RFC 6121 2.6.3: an empty result, and then the changes, as pushes to this client alone.
        differences.forEach((number, item) -> turn.follow(new Iq(turn.account(), request.from(), turn.pushId(),
                Iq.Type.SET, null, Payload.of(RosterItem.push(item, since.at(number))))));
        return IqAnswer.empty();
    }

    private IqAnswer whole(RequestTurn turn, @Nullable RosterVersion version) {
        var query = Element.named(RosterItem.NAMESPACE, "query").attribute("ver",
                version == null ? null : version.toString());
        store.all(turn.account()).stream().filter(RosterContact::inRoster)
                .forEach(contact -> query.child(RosterItem.of(contact)));
        return IqAnswer.result(query.build());
    }

    private SortedMap<Long, Element> differences(RequestTurn turn, RosterVersion since) {
        SortedMap<Long, Element> differences = new TreeMap<>();
        for (RosterContact contact : store.changed(turn.account(), since.number())) {
            differences.put(contact.version(), RosterItem.of(contact));
        }
        for (Map.Entry<Long, Jid> removed : versions.removedSince(turn.account(), since).entrySet()) {
            differences.put(removed.getKey(), RosterItem.removed(removed.getValue()));
        }
        return differences;
    }
}
