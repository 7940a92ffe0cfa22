package chat.granta.router;

import static chat.granta.router.PepStage.TUNE;
import static chat.granta.router.Stage.byDefault;
import static chat.granta.router.Stage.everything;
import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.wire.Contact;
import chat.granta.bus.wire.NodeEvent;
import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.PrivacyItem;
import chat.granta.model.Jid;
import chat.granta.model.Presence;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** XEP-0163 section 4.3 against a model: who is told of an item, by presence, capabilities, access model and lists. */
class NotificationProperties {
    private static final Jid OWNER = Jid.parse("juliet@localhost");

    /** Somebody who may be told, with one client. */
    record Person(boolean isHere, boolean isInterested, boolean seesOwner, boolean isInGroup, boolean isAdmitted,
            boolean isBarred, boolean isBlockedByOwner, boolean blocksOwner, boolean hasSubscribed) {
        boolean mayRead(NodeEvent.Access access) {
            return !isBarred && !isBlockedByOwner && switch (access) {
                case OPEN -> true;
                case PRESENCE -> seesOwner;
                case ROSTER -> seesOwner && isInGroup;
                case WHITELIST, AUTHORIZE -> isAdmitted;
                case UNRECOGNIZED -> false;
            };
        }

        boolean isTold(NodeEvent.Access access) {
            return isHere && !blocksOwner && mayRead(access) && (hasSubscribed || isInterested && seesOwner);
        }
    }

    @Provide
    Arbitrary<List<Person>> people() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<Boolean> rarely = Arbitraries.of(true, false, false, false);
        Arbitrary<Boolean> mostly = Arbitraries.of(true, true, true, false);
        return Combinators.combine(mostly, mostly, mostly, flag, flag, rarely, rarely, rarely)
                .flatAs((here, interested, sees, group, admitted, barred, blocked, blocks) -> rarely.map(
                        subscribed -> new Person(here, interested, sees, group, admitted, barred, blocked, blocks,
                                subscribed)))
                .list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<NodeEvent.Access> access() {
        return Arbitraries.of(NodeEvent.Access.OPEN, NodeEvent.Access.PRESENCE, NodeEvent.Access.ROSTER,
                NodeEvent.Access.WHITELIST, NodeEvent.Access.AUTHORIZE);
    }

    @Property(tries = 60)
    void thoseAreToldWhomTheModelTells(@ForAll("people") List<Person> people,
            @ForAll("access") NodeEvent.Access access, @ForAll boolean isOwnerInterested) {
        try (var pep = new PepStage()) {
            PolicyChange.Builder policy = PolicyChange.newBuilder();
            var event = NodeEvent.newBuilder().setNode(TUNE).setAccess(access).addGroups("Friends");
            List<PrivacyItem.Builder> blocked = new ArrayList<>();
            List<Long> expected = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                Person person = people.get(i);
                Jid jid = jid(i);
                var contact = Contact.newBuilder().setJid(jid.toString()).setFrom(person.seesOwner()).setInRoster(true);
                policy.addContacts(person.isInGroup() ? contact.addGroups("Friends") : contact);
                if (person.isAdmitted()) {
                    event.addAdmitted(jid.toString());
                }
                if (person.isBarred()) {
                    event.addBarred(jid.toString());
                }
                if (person.hasSubscribed()) {
                    event.addSubscribers(jid.toString());
                }
                if (person.isBlockedByOwner()) {
                    blocked.add(everything(PrivacyItem.Kind.JID, jid.toString()));
                }
                if (person.isTold(access)) {
                    expected.add((long) i + 10);
                }
                pep.bench.policy(jid, person.blocksOwner()
                        ? PolicyChange.newBuilder()
                                .setPrivacy(byDefault(everything(PrivacyItem.Kind.JID, OWNER.toString())))
                        : PolicyChange.newBuilder());
            }
            if (!blocked.isEmpty()) {
                policy.setPrivacy(byDefault(blocked.toArray(PrivacyItem.Builder[]::new)));
            }
            pep.bench.policy(OWNER, policy);
            pep.comes(OWNER.withResource("balcony"), 1, isOwnerInterested ? new String[]{TUNE} : new String[0]);
            if (isOwnerInterested) {
                expected.addFirst(1L);
            }
            for (int i = 0; i < people.size(); i++) {
                comes(pep, jid(i).withResource("r"), i + 10L, people.get(i));
            }
            pep.notified();
            pep.changed(OWNER, event);
            assertThat(pep.notified()).isEqualTo(expected);
        }
    }

    private static void comes(PepStage pep, Jid jid, long connection, Person person) {
        SessionAddress session = pep.comes(jid, connection, person.isInterested() ? new String[]{TUNE} : new String[0]);
        if (!person.isHere()) {
            pep.bench.send(session, Stage.presence(jid, null, Presence.Type.UNAVAILABLE));
        }
    }

    private static Jid jid(int number) {
        return Jid.parse("person" + number + "@localhost");
    }
}
