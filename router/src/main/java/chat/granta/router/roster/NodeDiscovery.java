package chat.granta.router.roster;

import chat.granta.handling.disco.DiscoItems;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.router.home.StanzaTurn;
import java.util.List;
import java.util.Set;

/**
 * XEP-0060 sections 5.2 to 5.5: an account's service discovery, which names the nodes that roster-service keeps. What is not known here
 * is asked there.
 *
 * @param known answers what the home knows: what the account is, its commands
 */
public record NodeDiscovery(IqHandler<StanzaTurn<Iq>> known) implements IqHandler<StanzaTurn<Iq>> {
    @Override
    public ElementName payload() {
        return known.payload();
    }

    @Override
    public Set<Iq.Type> types() {
        return known.types();
    }

    @Override
    public List<String> features() {
        return known.features();
    }

    @Override
    public IqAnswer handle(Iq request, StanzaTurn<Iq> stanzaTurn) {
        boolean isOfAccount = request.payload().elements().getFirst().attribute("node") == null;
        boolean isList = payload().namespace().equals(DiscoItems.NAMESPACE);
        IqAnswer answer = isOfAccount && isList ? IqAnswer.later() : known.handle(request, stanzaTurn);
        return answer instanceof IqAnswer.Result || !isList && isOfAccount
                ? answer
                : RosterIq.of(payload().namespace(), payload().localName(), Set.of(Iq.Type.GET), List.of())
                        .handle(request, stanzaTurn);
    }
}
