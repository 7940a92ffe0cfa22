package chat.granta.router.roster;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.router.home.StanzaTurn;
import java.util.List;
import java.util.Set;

/**
 * XEP-0060 section 8.7: who waits for a user's approval is asked by a command, which roster-service answers.
 *
 * @param others executes the account's other commands
 */
public record PendingSubscriptions(IqHandler<StanzaTurn<Iq>> others) implements IqHandler<StanzaTurn<Iq>> {
    private static final String NODE = "http://jabber.org/protocol/pubsub#get-pending";

    @Override
    public ElementName payload() {
        return others.payload();
    }

    @Override
    public Set<Iq.Type> types() {
        return others.types();
    }

    @Override
    public List<String> features() {
        return others.features();
    }

    @Override
    public IqAnswer handle(Iq request, StanzaTurn<Iq> stanzaTurn) {
        return NODE.equals(request.payload().elements().getFirst().attribute("node"))
                ? RosterIq.of(payload().namespace(), payload().localName(), types(), List.of())
                        .handle(request, stanzaTurn)
                : others.handle(request, stanzaTurn);
    }
}
