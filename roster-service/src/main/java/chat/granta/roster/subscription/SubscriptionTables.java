package chat.granta.roster.subscription;

import chat.granta.model.Presence;

/** RFC 6121 appendix A: the tables of one direction, one for each type of presence. */
record SubscriptionTables(SubscriptionTable subscribe, SubscriptionTable unsubscribe, SubscriptionTable subscribed,
        SubscriptionTable unsubscribed) {
    SubscriptionTable of(Presence.Type type) {
        return switch (type) {
            case SUBSCRIBE -> subscribe;
            case UNSUBSCRIBE -> unsubscribe;
            case SUBSCRIBED -> subscribed;
            case UNSUBSCRIBED -> unsubscribed;
            default -> throw new IllegalArgumentException(type + " is not about a subscription");
        };
    }
}
