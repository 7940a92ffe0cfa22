package chat.granta.router.home;

import chat.granta.bus.wire.PrivacyItem;
import chat.granta.model.Jid;
import org.jspecify.annotations.Nullable;

/** XEP-0016 section 2.1: an item of a privacy list, in the form in which roster-service tells it. */
record PrivacyRule(PrivacyItem item, @Nullable Jid jid) {
    static PrivacyRule of(PrivacyItem item) {
        return new PrivacyRule(item, item.getKind() == PrivacyItem.Kind.JID ? Jid.trusted(item.getValue()) : null);
    }

    boolean allows() {
        return item.getAllow();
    }

    boolean isAbout(StanzaKind kind, Jid other, @Nullable PolicyContact contact) {
        return isAbout(kind) && isAbout(other, contact);
    }

    private boolean isAbout(StanzaKind kind) {
        return switch (kind) {
            case MESSAGE -> item.getMessage();
            case IQ -> item.getIq();
            case PRESENCE_IN -> item.getPresenceIn();
            case PRESENCE_OUT -> item.getPresenceOut();
            // Section 2.1: what the names of single kinds do not cover falls under "all stanzas".
            case SUBSCRIPTION, OUTBOUND ->
                item.getMessage() && item.getIq() && item.getPresenceIn() && item.getPresenceOut();
        };
    }

    private boolean isAbout(Jid other, @Nullable PolicyContact contact) {
        return switch (item.getKind()) {
            case EVERYONE -> true;
            case JID -> jid != null && covers(jid, other);
            case GROUP -> contact != null && contact.groups().contains(item.getValue());
            case SUBSCRIPTION -> item.getValue().equals(
                    contact == null || !contact.inRoster() ? "none" : contact.subscription());
            case UNRECOGNIZED -> false;
        };
    }

    /** Section 2.1: user@domain/resource, user@domain, domain/resource, domain; each covers what it leaves open. */
    private static boolean covers(Jid pattern, Jid other) {
        return pattern.domain().equals(other.domain())
                && (pattern.local() == null
                        ? pattern.resource() == null || other.local() == null
                        : pattern.local().equals(other.local()))
                && (pattern.resource() == null || pattern.resource().equals(other.resource()));
    }
}
