package chat.granta.router.server;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.router.home.StanzaTurn;

/** XEP-0092: Software Version. The operating system is nobody's business (section 3). */
public record SoftwareVersion(String version) implements IqHandler<StanzaTurn<Iq>> {
    private static final String NAMESPACE = "jabber:iq:version";

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "query");
    }

    @Override
    public IqAnswer handle(Iq request, StanzaTurn<Iq> turn) {
        return IqAnswer.result(
                Element.named(NAMESPACE, "query").child("name", "Granta").child("version", version).build());
    }
}
