package chat.granta.roster.vcard;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.roster.turn.RequestTurn;
import chat.granta.roster.vcard.store.VCards;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** XEP-0054 section 3: an account's vCard. */
public final class VCard implements RefusingHandler<RequestTurn> {
    private static final ElementName VCARD = new ElementName("vcard-temp", "vCard");

    private final VCards cards;
    private final VCardLimits limits;
    private final List<SharedCard> shared;

    /** @param shared what else shows what is in a vCard */
    public VCard(VCards cards, VCardLimits limits, List<SharedCard> shared) {
        this.cards = cards;
        this.limits = limits;
        this.shared = List.copyOf(shared);
    }

    @Override
    public ElementName payload() {
        return VCARD;
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.GET, Iq.Type.SET);
    }

    @Override
    public IqAnswer decide(Iq request, Element card, RequestTurn turn) throws RefusedException {
        boolean isOwn = turn.sender() != null;
        if (request.type() == Iq.Type.GET) {
            return get(Objects.requireNonNull(request.from(), "IQ without from"), turn, isOwn);
        }
        if (!isOwn) {
            throw new RefusedException(StanzaError.forbidden("This is not your vCard."));
        }
        set(request.payload(), card, turn);
        return IqAnswer.empty();
    }

    private IqAnswer get(Jid asker, RequestTurn turn, boolean isOwn) {
        String xml = cards.of(turn.account());
        for (SharedCard other : shared) {
            xml = other.shown(turn.account(), asker, xml);
        }
        if (xml == null) {
            // XEP-0054 3.3: others cannot tell an account without a vCard from an account that does not exist.
            return isOwn
                    ? IqAnswer.result(Element.named(VCARD.namespace(), VCARD.localName()).build())
                    : IqAnswer.error(StanzaError.serviceUnavailable());
        }
        return new IqAnswer.Result(new Payload(List.of(VCARD), xml.getBytes(StandardCharsets.UTF_8)));
    }

    private void set(Payload payload, Element card, RequestTurn turn) throws RefusedException {
        if (payload.names().size() != 1) {
            throw RefusedException.badRequest("There is one vCard.");
        }
        // Not resource-constraint, which would mean that it may work later.
        if (payload.xml().length > limits.bytes()) {
            throw RefusedException.notAcceptable("A vCard has " + limits.bytes() + " bytes at most.");
        }
        for (SharedCard other : shared) {
            other.stored(turn, card.children().isEmpty() ? null : card);
        }
        if (card.children().isEmpty()) {
            cards.remove(turn.account());
        } else {
            // Stored unchanged: parts of a vCard may be in any namespace, and have any attributes.
            cards.put(turn.account(), new String(payload.xml(), StandardCharsets.UTF_8));
        }
    }
}
