package chat.granta.router.pep;

import chat.granta.handling.Step;
import chat.granta.homes.HomeStore;
import chat.granta.model.Iq;
import chat.granta.model.Message;
import chat.granta.model.Presence;
import chat.granta.router.Feature;
import chat.granta.router.caps.CapabilityAnswers;
import chat.granta.router.caps.OwnClients;
import chat.granta.router.caps.RemoteClients;
import chat.granta.router.event.InterestsLearned;
import chat.granta.router.event.NodeChanged;
import chat.granta.router.home.Reactions;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.roster.NodeApproval;
import java.util.List;

/** XEP-0163: personal eventing, as far as homes decide about it; what accounts have published is roster-service's. */
public final class Pep implements Feature {
    @Override
    public List<Step<StanzaTurn<Message>>> outboundMessages() {
        return List.of(new NodeApproval());
    }

    @Override
    public List<Step<StanzaTurn<Iq>>> outboundIqs() {
        return List.of(new CapabilityAnswers());
    }

    @Override
    public List<Step<StanzaTurn<Iq>>> inboundIqs() {
        return List.of(new CapabilityAnswers());
    }

    @Override
    public List<Step<StanzaTurn<Presence>>> inboundPresence() {
        return List.of(new RemoteClients());
    }

    @Override
    public List<Step<StanzaTurn<Message>>> inboundMessages() {
        return List.of(new InterestedSessions());
    }

    @Override
    public List<HomeStore<?, ?>> stores() {
        return OwnClients.STORES;
    }

    @Override
    public Reactions reactions() {
        return OwnClients.reactions()
                .when(NodeChanged.class, new Notifications())
                .when(InterestsLearned.class, new LastItems());
    }
}
