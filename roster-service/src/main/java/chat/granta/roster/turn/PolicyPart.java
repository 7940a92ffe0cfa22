package chat.granta.roster.turn;

import chat.granta.bus.wire.PolicyChange;
import chat.granta.model.Jid;

/** A feature that contributes to an account's policy: who may see and reach it, and what is archived. */
public interface PolicyPart {
    /** Adds the feature's data to the account's whole policy; called inside a database transaction. */
    void addTo(Jid account, PolicyChange.Builder policy);
}
