package chat.granta.router.account;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.UnannouncedIqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import chat.granta.router.home.StanzaTurn;

/**
 * XEP-0077: In-Band Registration, refused. Accounts and passwords are the institution's; whoever asks is told the web
 * address where passwords are changed (section 3.3 and XEP-0066), if there is one. It is not among the features: clients that see it
 * there offer to change the password here.
 *
 * @param passwordPage web address, or empty
 */
public record Registration(String passwordPage) implements UnannouncedIqHandler<StanzaTurn<Iq>> {
    private static final String NAMESPACE = "jabber:iq:register";

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "query");
    }

    @Override
    public IqAnswer handle(Iq request, StanzaTurn<Iq> turn) {
        if (request.type() == Iq.Type.SET || passwordPage.isEmpty()) {
            return IqAnswer.error(StanzaError.notAllowed(passwordPage.isEmpty()
                    ? "Accounts are not made or changed here."
                    : "Accounts are not made or changed here; for passwords see " + passwordPage));
        }
        return IqAnswer.result(Element.named(NAMESPACE, "query")
                .child("instructions", "Passwords are changed at " + passwordPage)
                .child(Element.named("jabber:x:oob", "x").child("url", passwordPage).build()).build());
    }
}
