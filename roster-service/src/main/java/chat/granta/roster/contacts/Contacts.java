package chat.granta.roster.contacts;

import chat.granta.bus.wire.Push.Audience;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.roster.contacts.store.ContactStore;
import chat.granta.roster.contacts.store.RosterContact;
import chat.granta.roster.contacts.store.RosterVersion;
import chat.granta.roster.contacts.store.RosterVersions;
import chat.granta.roster.turn.RequestTurn;

/** Changes contacts, and tells interested clients (RFC 6121 section 2.1.6) and the account's home of the change. */
public final class Contacts {
    private final ContactStore store;
    private final RosterVersions versions;

    public Contacts(ContactStore store, RosterVersions versions) {
        this.store = store;
        this.versions = versions;
    }

    public RosterContact find(RequestTurn turn, Jid jid) {
        return store.find(turn.account(), jid);
    }

    /** Stores a contact. Clients get a push if the roster item has changed, the home is told if the policy has. */
    public void change(RequestTurn turn, RosterContact before, RosterContact after) {
        if (before.equals(after)) {
            return;
        }
        RosterContact kept = looksDifferent(before, after) ? push(turn, before, after) : after;
        store.save(kept);
        if (!kept.isKept()) {
            turn.contactRemoved(kept.jid());
        } else if (!before.isKept() || !ContactPolicy.of(before).equals(ContactPolicy.of(kept))) {
            turn.contactChanged(ContactPolicy.of(kept));
        }
    }

    /** Removes a contact from the roster, and deletes its row. */
    public void remove(RequestTurn turn, RosterContact contact) {
        change(turn, contact, RosterContact.unknown(contact.account(), contact.jid()));
    }

    private RosterContact push(RequestTurn turn, RosterContact before, RosterContact contact) {
        RosterVersion version = versions.raise(turn.account(), turn.time());
        Element item;
        if (contact.inRoster()) {
            if (!before.inRoster()) {
                versions.added(turn.account(), contact.jid());
            }
            item = RosterItem.of(contact);
        } else {
            versions.removed(turn.account(), contact.jid(), version);
            item = RosterItem.removed(contact.jid());
        }
        // RFC 6121 2.1.6: a push has no from, or the account's. The home sets to for each session.
        turn.push(new Iq(turn.account(), turn.account(), turn.pushId(), Iq.Type.SET, null,
                Payload.of(RosterItem.push(item, version))), Audience.INTERESTED);
        return contact.at(version.number());
    }

    private static boolean looksDifferent(RosterContact before, RosterContact after) {
        return before.inRoster() != after.inRoster()
                || after.inRoster() && !RosterItem.of(before).equals(RosterItem.of(after));
    }
}
