package chat.granta.roster.pep;

import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.model.StanzaError.Type;
import chat.granta.roster.contacts.store.ContactStore;
import chat.granta.roster.contacts.store.RosterContact;
import chat.granta.roster.pep.node.AccessModel;
import chat.granta.roster.pep.node.Affiliation;
import chat.granta.roster.pep.node.Node;
import chat.granta.roster.pep.node.PubsubError;
import chat.granta.roster.pep.store.PeopleStore;

/** XEP-0060 sections 4.5 and 6.1.3: who may read a node, and subscribe to it. */
public final class Readers {
    private final PeopleStore people;
    private final ContactStore contacts;

    public Readers(PeopleStore people, ContactStore contacts) {
        this.people = people;
        this.contacts = contacts;
    }

    public boolean mayRead(Node node, Jid asker) {
        try {
            checkMayRead(node, asker);
            return true;
        } catch (RefusedException _) {
            return false;
        }
    }

    /** XEP-0060 section 6.5.9. */
    public void checkMayRead(Node node, Jid asker) throws RefusedException {
        if (node.config().access() == AccessModel.AUTHORIZE && !isAdmitted(node, asker)) {
            throw PubsubError.of(Type.AUTH, "not-authorized", "The owner has not approved a subscription of yours.",
                    "not-subscribed");
        }
        checkMaySubscribe(node, asker);
    }

    /** XEP-0060 section 6.1.3; whom the owner has to approve may ask. */
    public void checkMaySubscribe(Node node, Jid asker) throws RefusedException {
        Affiliation affiliation = people.affiliation(node, asker.bare());
        if (affiliation == Affiliation.OWNER) {
            return;
        }
        if (affiliation == Affiliation.OUTCAST) {
            throw new RefusedException(StanzaError.forbidden("The owner does not let you read this node."));
        }
        switch (node.config().access()) {
            case OPEN, AUTHORIZE -> {
                // Anybody.
            }
            case WHITELIST -> {
                if (affiliation == Affiliation.NONE) {
                    throw PubsubError.of(Type.CANCEL, "not-allowed", "The owner has not put you on this node's list.",
                            "closed-node");
                }
            }
            case PRESENCE -> contact(node, asker);
            case ROSTER -> {
                if (contact(node, asker).groups().stream().noneMatch(node.config().groups()::contains)) {
                    throw PubsubError.of(Type.AUTH, "not-authorized",
                            "The owner does not have you in a group that may read this node.", "not-in-roster-group");
                }
            }
        }
    }

    private RosterContact contact(Node node, Jid asker) throws RefusedException {
        RosterContact exact = contacts.find(node.account(), asker);
        RosterContact contact = exact.isKept() ? exact : contacts.find(node.account(), asker.bare());
        if (!contact.state().isFrom()) {
            throw PubsubError.of(Type.AUTH, "not-authorized", "Only who sees the owner's presence may read this node.",
                    "presence-subscription-required");
        }
        return contact;
    }

    private boolean isAdmitted(Node node, Jid asker) {
        return people.affiliation(node, asker.bare()) != Affiliation.NONE
                || people.subscriptions(node.account(), asker.bare()).stream()
                        .anyMatch(one -> one.node().equals(node.name()) && !one.isPending());
    }
}
