package chat.granta.roster;

import chat.granta.bus.wire.PolicyChange;
import chat.granta.bus.wire.PrivacyLists;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.roster.turn.RequestLogic;
import chat.granta.roster.turn.RequestTurn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Hands each request to the feature that handles it. */
final class RosterLogic implements RequestLogic {
    private final RosterFeatures features;

    RosterLogic(RosterFeatures features) {
        this.features = features;
    }

    @Override
    public void handle(Stanza stanza, RequestTurn turn) {
        switch (stanza) {
            case Iq iq when iq.isRequest() -> {
                var dispatcher = turn.sender() == null ? features.others : features.own;
                turn.answer(
                        Objects.requireNonNull(dispatcher.answer(iq, turn).to(iq), "roster-service answers at once"));
            }
            case Presence presence when presence.type().changesSubscription() -> handle(presence, turn);
            case Message message when turn.sender() != null -> features.approval.handle(message, turn);
            case Presence _,Iq _,Message _ -> {
                // Homes send no other stanzas to roster-service.
            }
        }
    }

    @Override
    public void cancelled(RequestTurn turn) {
        features.removal.handle(turn);
    }

    @Override
    public List<Message> lastItems(Jid by, Collection<String> nodes, Collection<String> accounts, Instant now,
            String uniqueId) {
        return features.lastItems.of(by, nodes, accounts, now, uniqueId);
    }

    @Override
    public void prepare(RequestTurn turn) {
        String card = features.cards.unpublished(turn.account());
        if (card == null) {
            return;
        }
        try {
            features.conversions.prepare(turn,
                    new Payload(List.of(), card.getBytes(StandardCharsets.UTF_8)).elements().getFirst());
        } catch (RefusedException _) {
            // There is no room for it; it stays where it is.
        }
    }

    @Override
    public PolicyChange.Builder wholePolicy(Jid account) {
        PolicyChange.Builder policy = PolicyChange.newBuilder().setPrivacy(PrivacyLists.getDefaultInstance());
        features.policy.forEach(part -> part.addTo(account, policy));
        return policy;
    }

    private void handle(Presence presence, RequestTurn turn) {
        if (turn.sender() == null) {
            features.inbound.handle(presence, Objects.requireNonNull(presence.from()), turn);
        } else if (presence.to() != null) {
            features.outbound.handle(presence, presence.to(), turn);
        }
    }
}
