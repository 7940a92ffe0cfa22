package chat.granta.roster.turn;

import chat.granta.bus.wire.PolicyChange;
import chat.granta.model.Jid;

/** A feature that governs who may see and reach an account. */
public interface PolicyPart {
    /** Adds what the feature keeps to the account's whole policy; inside a database transaction. */
    void addTo(Jid account, PolicyChange.Builder policy);
}
