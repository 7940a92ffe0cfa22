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

/** RFC 6121 appendix A.3: the tables for presence that a contact sends. */
final class InboundTables {
    /** A.3.1; where it is not delivered because the contact has the subscription already, the server answers (3.1.3). */
    private static final SubscriptionTable SUBSCRIBE = SubscriptionTable.of(
            must(NONE, NONE_PENDING_IN),
            must(NONE_PENDING_OUT, NONE_PENDING_OUT_IN),
            mustNot(NONE_PENDING_IN),
            mustNot(NONE_PENDING_OUT_IN),
            must(TO, TO_PENDING_IN),
            mustNot(TO_PENDING_IN),
            mustNot(FROM),
            mustNot(FROM_PENDING_OUT),
            mustNot(BOTH));

    /** A.3.2 */
    private static final SubscriptionTable UNSUBSCRIBE = SubscriptionTable.of(
            mustNot(NONE),
            mustNot(NONE_PENDING_OUT),
            must(NONE_PENDING_IN, NONE),
            must(NONE_PENDING_OUT_IN, NONE_PENDING_OUT),
            mustNot(TO),
            must(TO_PENDING_IN, TO),
            must(FROM, NONE),
            must(FROM_PENDING_OUT, NONE_PENDING_OUT),
            must(BOTH, TO));

    /** A.3.3 */
    private static final SubscriptionTable SUBSCRIBED = SubscriptionTable.of(
            mustNot(NONE),
            must(NONE_PENDING_OUT, TO),
            mustNot(NONE_PENDING_IN),
            must(NONE_PENDING_OUT_IN, TO_PENDING_IN),
            mustNot(TO),
            mustNot(TO_PENDING_IN),
            mustNot(FROM),
            must(FROM_PENDING_OUT, BOTH),
            mustNot(BOTH));

    /** A.3.4 */
    private static final SubscriptionTable UNSUBSCRIBED = SubscriptionTable.of(
            mustNot(NONE),
            must(NONE_PENDING_OUT, NONE),
            mustNot(NONE_PENDING_IN),
            must(NONE_PENDING_OUT_IN, NONE_PENDING_IN),
            must(TO, NONE),
            must(TO_PENDING_IN, NONE_PENDING_IN),
            mustNot(FROM),
            must(FROM_PENDING_OUT, FROM),
            must(BOTH, FROM));

    private static final SubscriptionTables ALL = new SubscriptionTables(SUBSCRIBE, UNSUBSCRIBE, SUBSCRIBED,
            UNSUBSCRIBED);

    private InboundTables() {}

    static SubscriptionTable of(Presence.Type type) {
        return ALL.of(type);
    }
}
