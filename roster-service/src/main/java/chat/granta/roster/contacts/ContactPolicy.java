package chat.granta.roster.contacts;

import chat.granta.bus.wire.Contact;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.model.Jid;
import chat.granta.roster.contacts.store.ContactStore;
import chat.granta.roster.contacts.store.RosterContact;
import chat.granta.roster.turn.PolicyPart;

/** The contacts in an account's policy: who sees the account's presence, whose it sees, and who has asked to see it. */
public final class ContactPolicy implements PolicyPart {
    private final ContactStore store;

    public ContactPolicy(ContactStore store) {
        this.store = store;
    }

    @Override
    public void addTo(Jid account, PolicyChange.Builder policy) {
        store.all(account).forEach(contact -> policy.addContacts(of(contact)));
    }

    static Contact of(RosterContact contact) {
        var wire = Contact.newBuilder().setJid(contact.jid().toString()).setFrom(contact.state().isFrom())
                .setTo(contact.state().isTo()).addAllGroups(contact.groups()).setInRoster(contact.inRoster());
        return contact.request() == null ? wire.build() : wire.setRequest(contact.request()).build();
    }
}
