package chat.granta.router.home;

import chat.granta.model.Jid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0016: a privacy list; its rules in their order, of which the first that matches decides. */
record PrivacyRules(chat.granta.bus.wire.PrivacyList wire, List<PrivacyRule> rules) {
    static PrivacyRules of(chat.granta.bus.wire.PrivacyList wire) {
        return new PrivacyRules(wire, wire.getItemsList().stream().map(PrivacyRule::of).toList());
    }

    boolean allows(StanzaKind kind, Jid other, @Nullable PolicyContact contact) {
        for (PrivacyRule rule : rules) {
            if (rule.isAbout(kind, other, contact)) {
                return rule.allows();
            }
        }
        return true;
    }
}
