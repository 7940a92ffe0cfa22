package chat.granta.roster.privacy;

import chat.granta.bus.wire.PolicyChange;
import chat.granta.model.Jid;
import chat.granta.roster.privacy.list.ListStore;
import chat.granta.roster.turn.PolicyPart;

/** The privacy lists of an account's policy. */
public final class PrivacyPolicy implements PolicyPart {
    private final ListStore store;

    public PrivacyPolicy(ListStore store) {
        this.store = store;
    }

    @Override
    public void addTo(Jid account, PolicyChange.Builder policy) {
        policy.setPrivacy(store.of(account).toWire());
    }
}
