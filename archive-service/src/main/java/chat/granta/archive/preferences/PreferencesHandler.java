package chat.granta.archive.preferences;

import chat.granta.archive.preferences.Preferences.Default;
import chat.granta.archive.turn.ArchiveTurn;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** XEP-0441 section 2: a client reads and sets its account's preferences. */
public final class PreferencesHandler implements RefusingHandler<ArchiveTurn> {
    private static final String NAMESPACE = "urn:xmpp:mam:2";
    /** The most addresses on both lists together. */
    private static final int MAX_JIDS = 1000;

    private final PreferenceStore store;

    public PreferencesHandler(PreferenceStore store) {
        this.store = store;
    }

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "prefs");
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.GET, Iq.Type.SET);
    }

    @Override
    public IqAnswer decide(Iq request, Element asked, ArchiveTurn turn) throws RefusedException {
        String account = turn.account().toString();
        if (request.type() == Iq.Type.GET) {
            return answer(Objects.requireNonNull(store.of(List.of(account)).get(account)));
        }
        var wanted = new Preferences(byDefault(asked), jids(asked, "always"), jids(asked, "never"));
        if (wanted.always().size() + wanted.never().size() > MAX_JIDS) {
            throw RefusedException.notAcceptable("at most " + MAX_JIDS + " addresses can be kept");
        }
        store.put(account, wanted);
        return answer(wanted);
    }

    private static Default byDefault(Element asked) throws RefusedException {
        return switch (asked.attribute("default")) {
            case "always" -> Default.ALWAYS;
            case "never" -> Default.NEVER;
            case "roster" -> Default.ROSTER;
            case null, default -> throw RefusedException.badRequest("'default' must be always, never or roster");
        };
    }

    private static List<Jid> jids(Element asked, String list) throws RefusedException {
        var jids = new TreeSet<Jid>();
        Element named = asked.child(NAMESPACE, list);
        if (named != null) {
            for (Element jid : named.children()) {
                try {
                    jids.add(Jid.parse(jid.text().strip()));
                } catch (InvalidJidException e) {
                    throw RefusedException.badRequest("not a JID: " + jid.text());
                }
            }
        }
        return List.copyOf(jids);
    }

    private static IqAnswer answer(Preferences preferences) {
        return IqAnswer.result(Element.named(NAMESPACE, "prefs")
                .attribute("default", preferences.byDefault().name().toLowerCase(Locale.ROOT))
                .child(list("always", preferences.always())).child(list("never", preferences.never())).build());
    }

    private static Element list(String name, List<Jid> jids) {
        var list = Element.named(NAMESPACE, name);
        jids.forEach(jid -> list.child("jid", jid.toString()));
        return list.build();
    }
}
