package chat.granta.router.home;

import chat.granta.bus.StanzaCodec;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a home knows of somebody in a user's roster, or of somebody who would like to be (RFC 6121 section 3.1).
 *
 * @param from whether they see the user's presence
 * @param to whether the user sees theirs
 * @param groups of the roster
 * @param request for a subscription that the user has not answered
 * @param inRoster false when there is only the request
 */
public record PolicyContact(Jid jid, boolean from, boolean to, List<String> groups, @Nullable Presence request,
        boolean inRoster) {
    public PolicyContact {
        groups = List.copyOf(groups);
    }

    static PolicyContact of(chat.granta.bus.wire.Contact wire) {
        return new PolicyContact(Jid.trusted(wire.getJid()), wire.getFrom(), wire.getTo(), wire.getGroupsList(),
                wire.hasRequest() ? (Presence) StanzaCodec.ofWire(wire.getRequest()) : null, wire.getInRoster());
    }

    chat.granta.bus.wire.Contact toWire() {
        var wire = chat.granta.bus.wire.Contact.newBuilder().setJid(jid.toString()).setFrom(from).setTo(to)
                .addAllGroups(groups).setInRoster(inRoster);
        if (request != null) {
            wire.setRequest(StanzaCodec.toWire(request));
        }
        return wire.build();
    }

    /** The subscription as RFC 6121 section 2.1.2.5 and XEP-0016 name it. */
    public String subscription() {
        if (from) {
            return to ? "both" : "from";
        }
        return to ? "to" : "none";
    }
}
