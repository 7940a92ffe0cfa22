package chat.granta.roster.archiving;

import chat.granta.bus.wire.ArchivePreferences;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.model.Jid;
import chat.granta.roster.archiving.store.ArchivePreferenceStore;
import chat.granta.roster.turn.PolicyPart;

/** The archive preferences in an account's policy (XEP-0441). */
public record ArchivePolicy(ArchivePreferenceStore store) implements PolicyPart {
    @Override
    public void addTo(Jid account, PolicyChange.Builder policy) {
        ArchivePreferences preferences = store.of(account);
        if (preferences != null) {
            policy.setArchiving(preferences);
        }
    }
}
