package chat.granta.roster.pep.store;

import chat.granta.model.Jid;

/**
 * XEP-0060 section 4.2: a subscription that somebody has asked for.
 *
 * @param isPending whether the owner has yet to approve it
 */
public record Subscription(String node, Jid jid, boolean isPending) {
    public String wire() {
        return isPending ? "pending" : "subscribed";
    }
}
