package chat.granta.roster.contacts;

import chat.granta.model.XmlText;
import chat.granta.roster.contacts.store.ContactStore;
import chat.granta.roster.contacts.store.ContactStore.Requests;
import chat.granta.roster.contacts.store.ContactStore.Volume;
import chat.granta.roster.contacts.store.RosterContact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How much an account may store. Bytes are limited as well as items, as a whole roster travels in one record of the log, and so
 * does a whole policy. What others send never takes the user's own room: requests have theirs.
 */
public final class RosterLimits {
    private static final long ROSTER_BYTES = 400_000;
    /** What a stored request may hold: anybody can send one. */
    private static final int REQUEST_BYTES = 4096;
    /** Of requests above that, the later ones are stored without what stands in them. */
    private static final long WHOLE_REQUESTS_BYTES = 50_000;
    private static final long STRANGERS_BYTES = 100_000;
    private static final int STRANGERS = 200;

    private final ContactStore store;
    private final int maxContacts;

    /** @param maxContacts the most items of a roster */
    public RosterLimits(ContactStore store, int maxContacts) {
        this.store = store;
        this.maxContacts = maxContacts;
    }

    /** Whether the user may change a contact like this. A change that makes its item smaller is always allowed. */
    public boolean allow(RosterContact before, RosterContact after) {
        boolean isNew = !before.inRoster();
        if (!after.inRoster() || !isNew && bytes(after) <= bytes(before)) {
            return true;
        }
        Volume others = store.volume(after.account(), after.jid());
        return (!isNew || others.contacts() < maxContacts) && others.bytes() + bytes(after) <= ROSTER_BYTES;
    }

    /** Whether there is room for all that stands in a contact's request; if not, only that it came is stored. */
    public boolean allowWhole(RosterContact asking) {
        long bytes = requestBytes(asking);
        return bytes <= REQUEST_BYTES
                && store.requests(asking.account(), asking.jid()).bytes() + bytes <= WHOLE_REQUESTS_BYTES;
    }

    /** The strangers whose requests make room for that of another stranger: those that have waited longest. */
    public List<RosterContact> displacedBy(RosterContact stranger) {
        Requests others = store.requests(stranger.account(), stranger.jid());
        int excess = others.strangers() + 1 - STRANGERS;
        long excessBytes = others.strangersBytes() + requestBytes(stranger) - STRANGERS_BYTES;
        if (excess <= 0 && excessBytes <= 0) {
            return List.of();
        }
        List<RosterContact> displaced = new ArrayList<>();
        for (RosterContact oldest : store.strangers(stranger.account())) {
            if (excess <= 0 && excessBytes <= 0) {
                break;
            }
            displaced.add(oldest);
            excess--;
            excessBytes -= requestBytes(oldest);
        }
        return displaced;
    }

    private static long requestBytes(RosterContact contact) {
        return contact.request() == null ? 0 : contact.request().getSerializedSize();
    }

    private static long bytes(RosterContact contact) {
        return Volume.ITEM_BYTES + contact.groups().stream().mapToLong(group -> Volume.GROUP_BYTES + bytes(group)).sum()
                + (contact.name() == null ? 0 : bytes(contact.name())) + bytes(contact.jid().toString())
                + contact.jid().toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** As a roster result has it: an apostrophe takes six bytes. */
    private static long bytes(String text) {
        return XmlText.escaped(text).getBytes(StandardCharsets.UTF_8).length;
    }
}
