package chat.granta.roster.pep.store;

import chat.granta.model.Jid;

/**
 * XEP-0060 section 4.2: a subscription that somebody has asked for.
 *
 * @param isPending whether the owner has yet to approve it
 * @param isDelivered whether who has asked for it wants to be told at present (section 6.3, {@code pubsub#deliver})
 */
public record Subscription(String node, Jid jid, boolean isPending, boolean isDelivered) {
    public Subscription approved() {
        return new Subscription(node, jid, false, isDelivered);
    }

    public Subscription delivered(boolean isWanted) {
        return new Subscription(node, jid, isPending, isWanted);
    }

    /** Whether who has asked for it is told of what is published. */
    public boolean isInForce() {
        return !isPending && isDelivered;
    }

    public String wire() {
        return isPending ? "pending" : "subscribed";
    }
}
