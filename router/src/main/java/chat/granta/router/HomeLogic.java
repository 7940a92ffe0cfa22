package chat.granta.router;

import chat.granta.bus.SessionAddress;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Inbound;
import chat.granta.bus.wire.OutboundRefused;
import chat.granta.bus.wire.RosterReply;
import chat.granta.handling.Outcome;
import chat.granta.handling.Pipeline;
import chat.granta.homes.RecordLogic;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.router.account.AccountEvents;
import chat.granta.router.archive.ArchiveReplies;
import chat.granta.router.archive.Flushing;
import chat.granta.router.archive.MessageArchive;
import chat.granta.router.archive.StanzaIds;
import chat.granta.router.carbons.Carbons;
import chat.granta.router.home.PolicyState;
import chat.granta.router.home.SessionNotices;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;
import chat.granta.router.policy.Admission;
import chat.granta.router.presence.HeldPresence;
import chat.granta.router.resumption.Managing;
import chat.granta.router.resumption.Resuming;
import chat.granta.router.resumption.TakingBack;
import chat.granta.router.roster.RosterReplies;
import chat.granta.router.session.Binding;
import chat.granta.router.session.Closing;

/** Sends each record of a home partition to the feature it is for. */
final class HomeLogic implements RecordLogic<Turn> {
    private static final StanzaError TOO_MANY_WAIT = StanzaError
            .resourceConstraint("The server cannot look up what this user has stored; try again later.");

    private final RouterFeatures features;

    HomeLogic(RouterFeatures features) {
        this.features = features;
    }

    @Override
    public void handle(Envelope envelope, Turn turn) {
        switch (envelope.getBodyCase()) {
            case OUTBOUND -> outbound(turn, envelope);
            case INBOUND -> inbound(turn, envelope.getInbound());
            case BIND_REQUESTED -> Binding.request(turn, sender(envelope), envelope.getBindRequested());
            case MANAGEMENT_REQUESTED -> Managing.request(turn, sender(envelope), envelope.getManagementRequested());
            case RESUME_REQUESTED -> Resuming.request(turn, sender(envelope), envelope.getResumeRequested());
            case OUTBOUND_REFUSED -> outboundRefused(turn, sender(envelope), envelope.getOutboundRefused());
            case SESSION_DETACHED -> Managing.detached(turn, sender(envelope), envelope.getSessionDetached());
            case SESSION_GIVEN_UP -> Closing.givenUp(turn, envelope.getSessionGivenUp());
            case UNDELIVERED -> TakingBack.take(turn, envelope.getUndelivered(), envelope.getOrigin().hasHandover());
            case HANDED_OVER -> TakingBack.ended(turn, envelope.getHandedOver());
            case SESSION_CLOSED -> Closing.closed(turn, sender(envelope), envelope.getSessionClosed());
            case PARTITION_ADOPTED -> Closing.adopted(turn, envelope.getOrigin().getGateway().getPartition(),
                    envelope.getOrigin().getGateway().getTenure());
            case ACCOUNT_CHANGED -> AccountEvents.changed(turn, envelope.getAccountChanged());
            case ROSTER_REPLY -> rosterReply(turn, envelope.getRosterReply());
            case ARCHIVE_REPLY -> ArchiveReplies.take(turn, envelope.getArchiveReply(), this::send)
                    .forEach(waiting -> handle(waiting, turn));
            case HOME_TICKED -> {
                Ticks.tick(turn);
                Flushing.tick(turn).forEach(waiting -> handle(waiting, turn));
            }
            default -> throw new IllegalArgumentException(envelope.getBodyCase() + " has no business at a home");
        }
    }

    @Override
    public void handleFailed(Envelope envelope, Turn turn) {
        switch (envelope.getBodyCase()) {
            case OUTBOUND -> new StanzaTurn<>(turn, StanzaCodec.ofWire(envelope.getOutbound().getStanza()),
                    sender(envelope)).refuse(StanzaError.internalServerError());
            case INBOUND -> new StanzaTurn<>(turn, StanzaCodec.ofWire(envelope.getInbound().getStanza()), null)
                    .refuse(StanzaError.internalServerError());
            case BIND_REQUESTED -> SessionNotices.refuseBinding(turn, sender(envelope),
                    Jid.trusted(envelope.getBindRequested().getAccount()), "internal-server-error");
            case RESUME_REQUESTED -> Resuming.failed(turn, sender(envelope), envelope.getResumeRequested());
            default -> {
                // Nobody waits for an answer to the others.
            }
        }
    }

    private void outbound(Turn turn, Envelope envelope) {
        SessionAddress sender = sender(envelope);
        Stanza stanza = StanzaCodec.ofWire(envelope.getOutbound().getStanza());
        var stanzaTurn = new StanzaTurn<>(turn, stanza, sender);
        switch (Admission.of(turn, stanzaTurn.from().bare(), () -> envelope)) {
            case ADMITTED -> {
                HeldPresence.tellWhatIsDue(turn, stanzaTurn.from().bare());
                outbound(turn, stanza, sender);
            }
            case REFUSED -> stanzaTurn.refuse(TOO_MANY_WAIT);
            case WAITS -> {
                // It comes again with the policy.
            }
        }
    }

    private static void outboundRefused(Turn turn, SessionAddress sender, OutboundRefused refused) {
        new StanzaTurn<>(turn, StanzaCodec.ofWire(refused.getStanza()), sender)
                .refuse(new StanzaError(StanzaError.Type.valueOf(refused.getErrorType()), refused.getCondition(),
                        refused.getText().isEmpty() ? null : refused.getText()));
    }

    private void outbound(Turn turn, Stanza stanza, SessionAddress sender) {
        switch (stanza) {
            case Message message -> run(features.outboundMessage,
                    StanzaIds.cleaned(StanzaTurn.of(turn, message, sender), turn.settings()));
            case Presence presence -> run(features.outboundPresence, new StanzaTurn<>(turn, presence, sender));
            case Iq iq -> run(features.outboundIq, new StanzaTurn<>(turn, iq, sender));
        }
    }

    private void inbound(Turn turn, Inbound inbound) {
        Stanza stanza = StanzaCodec.ofWire(inbound.getStanza());
        if (inbound.getToCount() == 0) {
            inbound(turn, stanza);
        }
        for (String to : inbound.getToList()) {
            inbound(turn, stanza.between(stanza.from(), Jid.trusted(to)));
        }
    }

    private void inbound(Turn turn, Stanza stanza) {
        var stanzaTurn = new StanzaTurn<>(turn, stanza, null);
        if (stanza instanceof Presence presence && !needsPolicy(stanzaTurn, presence)) {
            run(features.inboundPresence, new StanzaTurn<>(turn, presence, null));
            return;
        }
        switch (Admission.of(turn, stanzaTurn.to().bare(), () -> waiting(stanza))) {
            case ADMITTED -> {
                HeldPresence.tellWhatIsDue(turn, stanzaTurn.to().bare());
                switch (stanza) {
                    case Message message -> inbound(turn, message, stanzaTurn);
                    case Presence presence -> run(features.inboundPresence, new StanzaTurn<>(turn, presence, null));
                    case Iq iq -> run(features.inboundIq, new StanzaTurn<>(turn, iq, null));
                }
            }
            case REFUSED -> stanzaTurn.refuse(TOO_MANY_WAIT);
            case WAITS -> {
                // It comes again with the policy.
            }
        }
    }

    private void inbound(Turn turn, Message message, StanzaTurn<?> stanzaTurn) {
        Jid account = stanzaTurn.to().bare();
        Flushing.overdue(turn, account).forEach(waiting -> handle(waiting, turn));
        switch (Flushing.of(turn, account, () -> waiting(message))) {
            case ADMITTED -> run(features.inboundMessage, MessageArchive.stamped(StanzaTurn.of(turn, message, null)));
            case REFUSED -> stanzaTurn.refuse(TOO_MANY_WAIT);
            case WAITS -> {
                // It comes again when the offline messages have ended.
            }
        }
    }

    /**
     * Somebody's presence for a user who is away goes nowhere, and is not worth looking up a roster for; but whom the user has
     * blocked must not learn from the answer to a probe when the user was last seen.
     */
    private static boolean needsPolicy(StanzaTurn<?> stanzaTurn, Presence presence) {
        User user = stanzaTurn.turn().user(stanzaTurn.to().bare());
        return presence.type().changesSubscription() || !user.sessions().isEmpty()
                || user.policy() == PolicyState.ABSENT_WITH_LISTS || user.policy() == PolicyState.ASKED;
    }

    private static Envelope waiting(Stanza stanza) {
        return Envelope.newBuilder().setInbound(Inbound.newBuilder().setStanza(StanzaCodec.toWire(stanza))).build();
    }

    private void rosterReply(Turn turn, RosterReply reply) {
        RosterReplies.take(turn, reply, this::send).forEach(waiting -> handle(waiting, turn));
    }

    /** A stanza of the account's own, which no client sent. */
    private void send(Turn turn, Stanza stanza) {
        switch (stanza) {
            case Message message -> run(features.accountMessage, new StanzaTurn<>(turn, message, null));
            case Presence presence -> run(features.accountPresence, new StanzaTurn<>(turn, presence, null));
            case Iq iq -> run(features.accountIq, new StanzaTurn<>(turn, iq, null));
        }
    }

    private static <S extends Stanza> void run(Pipeline<StanzaTurn<S>> pipeline, StanzaTurn<S> stanzaTurn) {
        if (pipeline.run(stanzaTurn) instanceof Outcome.Refuse(StanzaError error)) {
            stanzaTurn.refuse(error);
            if (stanzaTurn.sender() != null && stanzaTurn.stanza() instanceof Message message) {
                Carbons.refused(stanzaTurn.with(message), error);
            }
        }
    }

    private static SessionAddress sender(Envelope envelope) {
        if (!envelope.getOrigin().hasSession()) {
            throw new IllegalArgumentException(envelope.getBodyCase() + " that comes from no session");
        }
        return SessionAddress.of(envelope.getOrigin().getSession().getSession());
    }
}
