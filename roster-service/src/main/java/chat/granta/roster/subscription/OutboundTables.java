package chat.granta.roster.subscription;

import static chat.granta.roster.contacts.store.SubscriptionState.BOTH;
import static chat.granta.roster.contacts.store.SubscriptionState.FROM;
import static chat.granta.roster.contacts.store.SubscriptionState.FROM_PENDING_OUT;
import static chat.granta.roster.contacts.store.SubscriptionState.NONE;
import static chat.granta.roster.contacts.store.SubscriptionState.NONE_PENDING_IN;
import static chat.granta.roster.contacts.store.SubscriptionState.NONE_PENDING_OUT;
import static chat.granta.roster.contacts.store.SubscriptionState.NONE_PENDING_OUT_IN;
import static chat.granta.roster.contacts.store.SubscriptionState.TO;
import static chat.granta.roster.contacts.store.SubscriptionState.TO_PENDING_IN;
import static chat.granta.roster.subscription.SubscriptionTable.must;
import static chat.granta.roster.subscription.SubscriptionTable.mustNot;

import chat.granta.model.Presence;

/** RFC 6121 appendix A.2: the tables for presence that the user sends. */
final class OutboundTables {
    /** A.2.1 */
    private static final SubscriptionTable SUBSCRIBE = SubscriptionTable.of(
            must(NONE, NONE_PENDING_OUT),
            must(NONE_PENDING_OUT),
            must(NONE_PENDING_IN, NONE_PENDING_OUT_IN),
            must(NONE_PENDING_OUT_IN),
            must(TO),
            must(TO_PENDING_IN),
            must(FROM, FROM_PENDING_OUT),
            must(FROM_PENDING_OUT),
            must(BOTH));

    /** A.2.2 */
    private static final SubscriptionTable UNSUBSCRIBE = SubscriptionTable.of(
            must(NONE),
            must(NONE_PENDING_OUT, NONE),
            must(NONE_PENDING_IN),
            must(NONE_PENDING_OUT_IN, NONE_PENDING_IN),
            must(TO, NONE),
            must(TO_PENDING_IN, NONE_PENDING_IN),
            must(FROM),
            must(FROM_PENDING_OUT, FROM),
            must(BOTH, FROM));

    /** A.2.3; where it is not routed, it may be a pre-approval (section 3.4). */
    private static final SubscriptionTable SUBSCRIBED = SubscriptionTable.of(
            mustNot(NONE),
            mustNot(NONE_PENDING_OUT),
            must(NONE_PENDING_IN, FROM),
            must(NONE_PENDING_OUT_IN, FROM_PENDING_OUT),
            mustNot(TO),
            must(TO_PENDING_IN, BOTH),
            mustNot(FROM),
            mustNot(FROM_PENDING_OUT),
            mustNot(BOTH));

    /** A.2.4 */
    private static final SubscriptionTable UNSUBSCRIBED = SubscriptionTable.of(
            mustNot(NONE),
            mustNot(NONE_PENDING_OUT),
            must(NONE_PENDING_IN, NONE),
            must(NONE_PENDING_OUT_IN, NONE_PENDING_OUT),
            mustNot(TO),
            must(TO_PENDING_IN, TO),
            must(FROM, NONE),
            must(FROM_PENDING_OUT, NONE_PENDING_OUT),
            must(BOTH, TO));

    private static final SubscriptionTables ALL = new SubscriptionTables(SUBSCRIBE, UNSUBSCRIBE, SUBSCRIBED,
            UNSUBSCRIBED);

    private OutboundTables() {}

    static SubscriptionTable of(Presence.Type type) {
        return ALL.of(type);
    }
}
