package chat.granta.roster.log;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.AbuseReported;
import chat.granta.bus.wire.RosterReply;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.model.Jid;
import chat.granta.roster.log.store.PolicyVersions;
import chat.granta.roster.turn.RequestLogic;
import chat.granta.roster.turn.RequestTurn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs the turn of one request. The caller opens the transaction. */
final class RequestRunner {
    /**
     * The outputs of a request.
     *
     * @param reply the reply to the home; empty when there is nothing to tell and nothing waits for the request at the home
     * @param reports the reports for the audit, in order
     */
    record Outcome(Optional<RosterReply> reply, List<AbuseReported> reports) {
        static Outcome of(RosterRequest request, RosterReply.Builder reply, List<AbuseReported> reports) {
            if (request.hasNumber()) {
                reply.setNumber(request.getNumber());
            }
            boolean isEmpty = reply.clone().clearAccount().build().equals(RosterReply.getDefaultInstance());
            return new Outcome(isEmpty ? Optional.empty() : Optional.of(reply.build()), reports);
        }
    }

    private final RequestLogic logic;
    private final PolicyVersions versions;

    RequestRunner(RequestLogic logic, PolicyVersions versions) {
        this.logic = logic;
        this.versions = versions;
    }

    Outcome run(RosterRequest request, Instant time, String uniqueId) {
        Jid account = Jid.trusted(request.getAccount());
        if (!request.hasStanza() && !request.getAccountCancelled()) {
            return Outcome.of(request, wholePolicy(new RequestTurn(account, null, time, uniqueId)), List.of());
        }
        var turn = new RequestTurn(account, request.hasSender() ? request.getSender() : null, time, uniqueId);
        if (request.getAccountCancelled()) {
            logic.cancelled(turn);
        } else {
            logic.handle(StanzaCodec.ofWire(request.getStanza()), turn);
        }
        RosterReply reply = turn.reply(turn.changesPolicy() ? versions.raise(turn.account()) : 0);
        return Outcome.of(request, reply.toBuilder(), turn.reports());
    }

    private RosterReply.Builder wholePolicy(RequestTurn turn) {
        Jid account = turn.account();
        logic.prepare(turn);
        return turn.reply(0).toBuilder().setPolicy(logic.wholePolicy(account).setVersion(versions.current(account)));
    }
}
