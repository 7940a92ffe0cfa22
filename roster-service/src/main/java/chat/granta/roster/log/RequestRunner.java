package chat.granta.roster.log;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.model.Jid;
import chat.granta.roster.log.store.PolicyVersions;
import chat.granta.roster.turn.RequestLogic;
import chat.granta.roster.turn.RequestTurn;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;

/** Gives one request its turn, within a transaction of the caller's. */
final class RequestRunner {
    private final RequestLogic logic;
    private final PolicyVersions versions;
    private final EntityManager entities;

    RequestRunner(RequestLogic logic, PolicyVersions versions, EntityManager entities) {
        this.logic = logic;
        this.versions = versions;
        this.entities = entities;
    }

    /** Returns what to tell the home; empty when there is nothing to tell. */
    Optional<RosterReply> run(RosterRequest request, Instant time, String uniqueId) {
        Jid account = Jid.trusted(request.getAccount());
        RosterReply reply = request.hasStanza()
                ? handle(request, new RequestTurn(account, request.hasSender() ? request.getSender() : null, time,
                        uniqueId))
                : wholePolicy(account);
        // What this request wrote is checked now, while it is known whose it is; the next one starts with no rows in hand.
        entities.flush();
        entities.clear();
        return reply.toBuilder().clearAccount().build().equals(RosterReply.getDefaultInstance())
                ? Optional.empty()
                : Optional.of(reply);
    }

    private RosterReply handle(RosterRequest request, RequestTurn turn) {
        logic.handle(StanzaCodec.ofWire(request.getStanza()), turn);
        return turn.reply(turn.changesPolicy() ? versions.raise(turn.account()) : 0);
    }

    private RosterReply wholePolicy(Jid account) {
        return RosterReply.newBuilder().setAccount(account.toString())
                .setPolicy(logic.wholePolicy(account).setVersion(versions.current(account))).build();
    }
}
