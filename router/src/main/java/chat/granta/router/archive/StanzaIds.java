package chat.granta.router.archive;

import chat.granta.handling.forward.Delay;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** XEP-0359: a message's name in an archive; nobody but the archive's own server gives it. */
public final class StanzaIds {
    static final String NAMESPACE = "urn:xmpp:sid:0";
    private static final ElementName NAME = new ElementName(NAMESPACE, "stanza-id");

    /** Who has put ids and delays into a payload; of a message for many this is found out once. */
    static final Function<Payload, Givers> GIVERS = Givers::of;

    /**
     * Who has put ids and delays into a payload.
     *
     * @param isAnyTwice whether somebody has given two ids
     */
    record Givers(List<Jid> ofIds, boolean isAnyTwice, List<Jid> ofDelays) {
        private static final Givers NOBODY = new Givers(List.of(), false, List.of());

        private static Givers of(Payload payload) {
            if (!payload.names().contains(NAME) && !payload.names().contains(Delay.NAME)) {
                return NOBODY;
            }
            List<Jid> ofIds = payload.elements(NAME).stream().map(StanzaIds::by).filter(Objects::nonNull).toList();
            return new Givers(ofIds, Set.copyOf(ofIds).size() < ofIds.size(), payload.elements(Delay.NAME).stream()
                    .map(stamp -> Jid.ofText(stamp.attribute("from"))).filter(Objects::nonNull).toList());
        }

        /** Whether all of it may stay in a message that comes to this account, at a server of this domain. */
        boolean areOthers(Jid archive, String domain) {
            return !isAnyTwice && !ofIds.contains(archive) && !isAny(ofIds, domain) && !isAny(ofDelays, domain);
        }

        private static boolean isAny(List<Jid> givers, String domain) {
            for (Jid giver : givers) {
                if (giver.isDomain(domain)) {
                    return true;
                }
            }
            return false;
        }
    }

    private StanzaIds() {}

    /**
     * Section 5, rules 2 and 4, and XEP-0203 section 5: ids in the name of this archive, or this server's delays, are forged; and
     * of several ids in one name, it is the last that its giver has put there.
     */
    static Message cleaned(Message message, Jid archive, String domain) {
        Payload payload = message.payload();
        Payload clean = Delay.without(withoutForged(payload, archive, domain), domain);
        return clean == payload ? message : message.with(clean);
    }

    private static Payload withoutForged(Payload payload, Jid archive, String domain) {
        List<Element> ids = payload.elements(NAME);
        if (ids.isEmpty()) {
            return payload;
        }
        Map<Jid, Integer> left = new HashMap<>();
        for (Element id : ids) {
            Jid by = by(id);
            if (by != null) {
                left.merge(by, 1, Integer::sum);
            }
        }
        return payload.without(Set.of(NAME), id -> {
            Jid by = by(id);
            // One in no name at all is nobody's to take away (rule 3).
            return by != null && (left.merge(by, -1, Integer::sum) > 0 || by.equals(archive) || by.isDomain(domain));
        });
    }

    private static @Nullable Jid by(Element id) {
        return Jid.ofText(id.attribute("by"));
    }

    /** The message with its id in an archive. */
    static Message stamped(Message message, Jid archive, String id) {
        return message.with(message.payload().with(Element.named(NAME.namespace(), NAME.localName())
                .attribute("by", archive.toString()).attribute("id", id).build()));
    }
}
