package chat.granta.roster.archiving;

import chat.granta.bus.wire.ArchivePreferences;
import chat.granta.bus.wire.ArchivePreferences.Default;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.roster.archiving.store.ArchivePreferenceStore;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** XEP-0441 section 2: a client sets its account's preferences, which hold at the home before it is answered. */
public record SetArchivePreferences(ArchivePreferenceStore store) implements RefusingHandler<RequestTurn> {
    private static final String NAMESPACE = "urn:xmpp:mam:2";
    /** The most addresses on both lists together. */
    private static final int MAX_JIDS = 1000;

    @Override
    public ElementName payload() {
        return new ElementName(NAMESPACE, "prefs");
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.SET);
    }

    @Override
    public IqAnswer decide(Iq request, Element asked, RequestTurn turn) throws RefusedException {
        ArchivePreferences wanted = ArchivePreferences.newBuilder().setByDefault(byDefault(asked))
                .addAllAlways(jids(asked, "always")).addAllNever(jids(asked, "never")).build();
        if (wanted.getAlwaysCount() + wanted.getNeverCount() > MAX_JIDS) {
            throw RefusedException.notAcceptable("at most " + MAX_JIDS + " addresses can be kept");
        }
        store.put(turn.account(), wanted);
        turn.archivingChanged(wanted);
        return IqAnswer.result(Element.named(NAMESPACE, "prefs")
                .attribute("default", wanted.getByDefault().name().toLowerCase(Locale.ROOT))
                .child(list("always", wanted.getAlwaysList())).child(list("never", wanted.getNeverList())).build());
    }

    private static Default byDefault(Element asked) throws RefusedException {
        return switch (asked.attribute("default")) {
            case "always" -> Default.ALWAYS;
            case "never" -> Default.NEVER;
            case "roster" -> Default.ROSTER;
            case null, default -> throw RefusedException.badRequest("'default' must be always, never or roster");
        };
    }

    private static List<String> jids(Element asked, String list) throws RefusedException {
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
        return jids.stream().map(Jid::toString).toList();
    }

    private static Element list(String name, List<String> jids) {
        var list = Element.named(NAMESPACE, name);
        jids.forEach(jid -> list.child("jid", jid));
        return list.build();
    }
}
