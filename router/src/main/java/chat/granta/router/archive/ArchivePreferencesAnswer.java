package chat.granta.router.archive;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.router.home.ArchivePreferences;
import chat.granta.router.home.StanzaTurn;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** XEP-0441 section 2: a client reads its account's preferences, which the home has. They are set at roster-service. */
public final class ArchivePreferencesAnswer implements IqHandler<StanzaTurn<Iq>> {
    @Override
    public ElementName payload() {
        return new ElementName(ArchiveIq.NAMESPACE, "prefs");
    }

    @Override
    public List<String> features() {
        return List.of();
    }

    @Override
    public IqAnswer handle(Iq request, StanzaTurn<Iq> stanzaTurn) {
        ArchivePreferences preferences = stanzaTurn.turn().policy(stanzaTurn.to().bare())
                .archiving(stanzaTurn.turn().settings().archiving());
        return IqAnswer.result(Element.named(ArchiveIq.NAMESPACE, "prefs")
                .attribute("default", preferences.byDefault().name().toLowerCase(Locale.ROOT))
                .child(list("always", preferences.always())).child(list("never", preferences.never())).build());
    }

    private static Element list(String name, Set<Jid> jids) {
        var list = Element.named(ArchiveIq.NAMESPACE, name);
        jids.stream().sorted().forEach(jid -> list.child("jid", jid.toString()));
        return list.build();
    }
}
