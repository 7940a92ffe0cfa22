package chat.granta.router.roster;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.router.home.Session.Want;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.items.NodeReads;
import chat.granta.router.policy.RosterService;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An IQ about what roster-service keeps for the account (RFC 6121 section 2, XEP-0016, XEP-0049, XEP-0054, XEP-0060, XEP-0191, XEP-0441): it goes
 * there, and the answer comes back by way of the home.
 *
 * <p>The list is kept by hand beside roster-service's own: the router may not import that service, and told over the log, it would
 * let discovery, and with it the capabilities' hash, depend on which of the two has started first.
 *
 * @param payload of the IQ
 * @param types that are asked
 * @param features that service discovery shows for it
 * @param want what asking says that the session wants to be told from now on, if anything
 * @param isAwaited whether what the session sends behind it waits for its effect, because it changes or reveals who may see and
 *            reach the user
 */
public record RosterIq(ElementName payload, Set<Iq.Type> types, List<String> features, @Nullable Want want,
        boolean isAwaited) implements IqHandler<StanzaTurn<Iq>> {
    private static final Set<Iq.Type> BOTH = Set.of(Iq.Type.GET, Iq.Type.SET);
    private static final String BLOCKING = "urn:xmpp:blocking";
    private static final String VCARD = "vcard-temp";
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    private static final String PRIVACY = "jabber:iq:privacy";
    /** XEP-0377, and its version 0.2, whose reports are taken, too. */
    private static final List<String> REPORTING = List.of("urn:xmpp:reporting:1", "urn:xmpp:reporting:0",
            "urn:xmpp:reporting:reason:spam:0", "urn:xmpp:reporting:reason:abuse:0");
    private static final List<RosterIq> DECIDED_THERE = forOwner().stream()
            .filter(handler -> !handler.payload.namespace().equals(PRIVACY)
                    && !handler.payload.equals(new ElementName(BLOCKING, "unblock")))
            .toList();

    /** What an account's own clients may ask: rosters, privacy lists, blocking, vCard, private data, nodes, archive preferences. */
    public static List<RosterIq> forOwner() {
        return List.of(
                awaited("jabber:iq:roster", "query", Set.of(Iq.Type.GET), List.of("jabber:iq:roster"), Want.ROSTER),
                awaited("jabber:iq:roster", "query", Set.of(Iq.Type.SET), List.of(), null),
                awaited(PRIVACY, "query", BOTH, List.of(PRIVACY), Want.PRIVACY_LISTS),
                awaited(BLOCKING, "blocklist", Set.of(Iq.Type.GET), List.of(BLOCKING), Want.BLOCK_LIST),
                awaited(BLOCKING, "block", Set.of(Iq.Type.SET), REPORTING, null),
                awaited(BLOCKING, "unblock", Set.of(Iq.Type.SET), List.of(), null),
                of(VCARD, "vCard", Set.of(Iq.Type.GET), List.of(VCARD)),
                of(VCARD, "vCard", Set.of(Iq.Type.SET), List.of()),
                of("jabber:iq:private", "query", BOTH, List.of("jabber:iq:private")),
                of(PUBSUB, "pubsub", BOTH, List.of()),
                of(PUBSUB + "#owner", "pubsub", BOTH, List.of()),
                awaited("urn:xmpp:mam:2", "prefs", Set.of(Iq.Type.SET), List.of(), null));
    }

    /** What anybody may ask of an account: its vCard (XEP-0054 section 3.3), and its nodes, of which each decides who may read it. */
    public static List<RosterIq> forOthers() {
        return List.of(
                of(VCARD, "vCard", Set.of(Iq.Type.GET), List.of(VCARD)),
                of(PUBSUB, "pubsub", BOTH, List.of()));
    }

    /**
     * Whether roster-service alone decides about a client's IQ, which then need not wait for an earlier one: it gets both in their
     * order. About privacy lists it is told by the home which of them are in use; an unblock can take one away.
     */
    public static boolean isDecidedThere(Iq iq) {
        return (iq.to() == null || iq.to().equals(Objects.requireNonNull(iq.from()).bare()))
                && DECIDED_THERE.stream().anyMatch(handler -> handler.types.contains(iq.type())
                        && iq.payload().names().equals(List.of(handler.payload)));
    }

    static RosterIq of(String namespace, String name, Set<Iq.Type> types, List<String> features) {
        return new RosterIq(new ElementName(namespace, name), types, features, null, false);
    }

    private static RosterIq awaited(String namespace, String name, Set<Iq.Type> types, List<String> features,
            @Nullable Want want) {
        return new RosterIq(new ElementName(namespace, name), types, features, want, true);
    }

    @Override
    public IqAnswer handle(Iq request, StanzaTurn<Iq> stanzaTurn) {
        Iq addressed = request.between(stanzaTurn.from(), stanzaTurn.to());
        NodeReads.asked(stanzaTurn.turn(), stanzaTurn.to().bare(), addressed, stanzaTurn.sender());
        var ask = RosterRequest.newBuilder().setStanza(StanzaCodec.toWire(addressed));
        if (stanzaTurn.sender() != null) {
            var user = stanzaTurn.turn().user(stanzaTurn.from().bare());
            var session = user.session(stanzaTurn.sender());
            if (session == null) {
                // It has gone; nobody waits for an answer.
                return IqAnswer.later();
            }
            ask.setSender(Senders.of(user, session));
            if (want != null && !session.wants(want)) {
                session = session.with(want, true);
                stanzaTurn.turn().change(user.with(session));
            }
            if (isAwaited) {
                RosterService.ask(stanzaTurn.turn(), session, ask);
                return IqAnswer.later();
            }
        }
        RosterService.ask(stanzaTurn.turn(), stanzaTurn.to().bare(), ask);
        return IqAnswer.later();
    }
}
