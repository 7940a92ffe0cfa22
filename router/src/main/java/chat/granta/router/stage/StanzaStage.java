package chat.granta.router.stage;

import chat.granta.bus.SessionAddress;
import chat.granta.handling.Outcome;
import chat.granta.handling.Pipeline;
import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.router.event.MessageRefused;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.trail.MessageTrail;

/** A stage of a stanza's way: the steps for messages, for presence and for IQs. */
public record StanzaStage(Pipeline<StanzaTurn<Message>> messages, Pipeline<StanzaTurn<Presence>> presence,
        Pipeline<StanzaTurn<Iq>> iqs) {
    /** A stanza from one of the home's own sessions goes through this stage. */
    public void outbound(Turn turn, Stanza stanza, SessionAddress sender) {
        switch (stanza) {
            case Message message -> run(messages, StanzaTurn.outbound(turn, message, sender));
            case Presence one -> run(presence, StanzaTurn.outbound(turn, one, sender));
            case Iq iq -> run(iqs, StanzaTurn.outbound(turn, iq, sender));
        }
    }

    /**
     * A stanza for one of the home's users goes through this stage.
     *
     * @param node of which a message notifies those who are interested (XEP-0163), or empty
     */
    public void inbound(Turn turn, Stanza stanza, String node) {
        switch (stanza) {
            case Message message -> run(messages, StanzaTurn.inbound(turn, message, node));
            case Presence one -> run(presence, StanzaTurn.inbound(turn, one));
            case Iq iq -> run(iqs, StanzaTurn.inbound(turn, iq));
        }
    }

    /** A stanza that no client sent, but an account, goes through this stage. */
    public void ofAccount(Turn turn, Stanza stanza) {
        switch (stanza) {
            case Message message -> run(messages, StanzaTurn.ofAccount(turn, message));
            case Presence one -> run(presence, StanzaTurn.ofAccount(turn, one));
            case Iq iq -> run(iqs, StanzaTurn.ofAccount(turn, iq));
        }
    }

    private static <S extends Stanza> void run(Pipeline<StanzaTurn<S>> steps, StanzaTurn<S> stanzaTurn) {
        if (steps.run(stanzaTurn) instanceof Outcome.Refuse(StanzaError error)) {
            refuse(stanzaTurn, error);
        }
    }

    @SuppressWarnings("unchecked")
    private static void refuse(StanzaTurn<?> stanzaTurn, StanzaError error) {
        stanzaTurn.refuse(error);
        MessageTrail.refused(stanzaTurn, error);
        if (stanzaTurn.sender() != null && stanzaTurn.stanza() instanceof Message) {
            stanzaTurn.turn().happened(new MessageRefused((StanzaTurn<Message>) stanzaTurn, error));
        }
    }
}
