package chat.granta.router.server;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import chat.granta.router.home.StanzaTurn;
import java.util.List;
import java.util.Set;

/**
 * RFC 6120 section 8.3.3.4: nobody but an account's own clients may ask for its roster (RFC 6121 section 2.3.3), its lists, its
 * archive and the like. Others get the same error whether there is such an account or not.
 */
public record ForbiddenIq(ElementName payload, Set<Iq.Type> types, StanzaError error)
        implements
            IqHandler<StanzaTurn<Iq>> {
    /** @param handler of what the account's own clients ask */
    public static ForbiddenIq of(IqHandler<?> handler) {
        return of(handler, StanzaError.forbidden("Only the account's own clients may ask this."));
    }

    /** @param error that the handler's specification names */
    public static ForbiddenIq of(IqHandler<?> handler, StanzaError error) {
        return new ForbiddenIq(handler.payload(), handler.types(), error);
    }

    @Override
    public List<String> features() {
        return List.of();
    }

    @Override
    public IqAnswer handle(Iq request, StanzaTurn<Iq> stanzaTurn) {
        return IqAnswer.error(error);
    }
}
