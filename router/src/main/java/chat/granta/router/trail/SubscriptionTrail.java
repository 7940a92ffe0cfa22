package chat.granta.router.trail;

import chat.granta.bus.wire.TrailEvent;
import chat.granta.model.Presence;
import chat.granta.router.home.StanzaTurn;
import java.util.Objects;

/** RFC 6121 section 3: who asks to see whose presence, agrees, or ends it; told where the sender's word is first heard. */
public final class SubscriptionTrail {
    private SubscriptionTrail() {}

    /** A user of this home says so. */
    public static void said(StanzaTurn<Presence> stanzaTurn) {
        stanzaTurn.turn().trail().tell(TrailEvent.Kind.SUBSCRIPTION,
                told -> told.setWho(stanzaTurn.from().toString()).setWhom(stanzaTurn.to().bare().toString())
                        .setType(Objects.requireNonNull(stanzaTurn.stanza().wireType())));
    }

    /** Somebody says so to a user of this home; of local users their own homes have told it. */
    public static void heard(StanzaTurn<Presence> stanzaTurn) {
        if (!stanzaTurn.turn().isLocalUser(stanzaTurn.from())) {
            said(stanzaTurn);
        }
    }
}
