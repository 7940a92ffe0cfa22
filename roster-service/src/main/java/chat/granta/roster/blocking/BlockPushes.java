package chat.granta.roster.blocking;

import chat.granta.bus.wire.Push;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.roster.privacy.DefaultListWatch;
import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.roster.turn.RequestTurn;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** XEP-0191 sections 3.3 to 3.5: tells sessions that have asked for the block list of its changes, made by either protocol. */
public final class BlockPushes implements DefaultListWatch {
    static final String NAMESPACE = "urn:xmpp:blocking";

    @Override
    public void changed(RequestTurn turn, AccountLists before, AccountLists after) {
        Set<Jid> was = BlockList.of(before);
        Set<Jid> is = BlockList.of(after);
        pushUnlessEmpty(turn, "unblock", without(was, is));
        pushUnlessEmpty(turn, "block", without(is, was));
    }

    /** No push for an empty set: an {@code unblock} without items would mean that nobody is blocked any more. */
    private static void pushUnlessEmpty(RequestTurn turn, String command, Set<Jid> jids) {
        if (!jids.isEmpty()) {
            push(turn, command, jids);
        }
    }

    static void unblockedAll(RequestTurn turn) {
        push(turn, "unblock", Set.of());
    }

    private static void push(RequestTurn turn, String command, Collection<Jid> jids) {
        turn.push(new Iq(turn.account(), turn.account(), turn.pushId(), Iq.Type.SET, null,
                Payload.of(element(command, jids))), Push.Audience.BLOCKING);
    }

    static Element element(String name, Collection<Jid> jids) {
        var element = Element.named(NAMESPACE, name);
        jids.forEach(
                jid -> element.child(Element.named(NAMESPACE, "item").attribute("jid", jid.toString()).build()));
        return element.build();
    }

    private static Set<Jid> without(Set<Jid> jids, Set<Jid> others) {
        Set<Jid> rest = new LinkedHashSet<>(jids);
        rest.removeAll(others);
        return rest;
    }
}
