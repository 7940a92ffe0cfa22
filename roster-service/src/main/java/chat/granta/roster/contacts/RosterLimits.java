package chat.granta.roster.contacts;

import chat.granta.roster.contacts.store.ContactStore;
import chat.granta.roster.contacts.store.ContactStore.Volume;
import chat.granta.roster.contacts.store.RosterContact;
import chat.granta.model.XmlText;
import java.nio.charset.StandardCharsets;

/**
 * How much an account may store. Bytes are limited as well as items, as a whole roster travels in one record of the log, and so
 * does a whole policy.
 * Requests from people outside the roster are counted apart, so that strangers cannot use up the user's room.
 */
public final class RosterLimits {
    private static final long ROSTER_BYTES = 400_000;
    private static final long REQUEST_BYTES = 100_000;

    private final ContactStore store;
    private final int maxContacts;

    /** @param maxContacts the most items of a roster */
    public RosterLimits(ContactStore store, int maxContacts) {
        this.store = store;
        this.maxContacts = maxContacts;
    }

    /** Whether a contact may be changed like this. A change that makes it smaller is always allowed. */
    public boolean allow(RosterContact before, RosterContact after) {
        boolean isNew = before.inRoster() != after.inRoster() || !before.isKept();
        if (!isNew && bytes(after) <= bytes(before)) {
            return true;
        }
        Volume others = store.volume(after.account(), after.inRoster(), after.jid());
        return (!isNew || others.contacts() < maxContacts)
                && others.bytes() + bytes(after) <= (after.inRoster() ? ROSTER_BYTES : REQUEST_BYTES);
    }

    private static long bytes(RosterContact contact) {
        return Volume.ITEM_BYTES + contact.groups().stream().mapToLong(group -> Volume.GROUP_BYTES + bytes(group)).sum()
                + (contact.name() == null ? 0 : bytes(contact.name())) + bytes(contact.jid().toString())
                + (contact.request() == null ? 0 : contact.request().getSerializedSize());
    }

    /** As a roster result has it: an apostrophe takes six bytes. */
    private static long bytes(String text) {
        return XmlText.escaped(text).getBytes(StandardCharsets.UTF_8).length;
    }
}
