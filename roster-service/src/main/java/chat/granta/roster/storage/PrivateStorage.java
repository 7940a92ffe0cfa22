package chat.granta.roster.storage;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import chat.granta.roster.storage.Fragments.Fragment;
import chat.granta.roster.storage.store.PrivateXml;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.roster.turn.RequestTurn;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** XEP-0049: private XML storage. */
public final class PrivateStorage implements RefusingHandler<RequestTurn> {
    private static final ElementName QUERY = new ElementName("jabber:iq:private", "query");
    /** The longest namespace and name of an element, together: the database has them in an index. */
    private static final int MAX_NAME = 1000;
    private static final String OPEN = "<query xmlns='jabber:iq:private'>";
    private static final String CLOSE = "</query>";

    private final PrivateXml store;
    private final StorageLimits limits;
    private final Map<ElementName, SharedElement> shared;

    /** @param shared elements that show what is stored elsewhere, by name */
    public PrivateStorage(PrivateXml store, StorageLimits limits, List<SharedElement> shared) {
        this.store = store;
        this.limits = limits;
        this.shared = shared.stream().collect(Collectors.toMap(SharedElement::name, Function.identity()));
    }

    @Override
    public ElementName payload() {
        return QUERY;
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.GET, Iq.Type.SET);
    }

    @Override
    public IqAnswer decide(Iq request, Element query, RequestTurn turn) throws RefusedException {
        if (request.payload().names().size() != 1) {
            throw RefusedException.badRequest("One query at a time.");
        }
        List<Fragment> fragments = Fragments.of(request.payload());
        for (Fragment fragment : fragments) {
            if (isReserved(fragment.name().namespace())) {
                throw RefusedException.notAcceptable("Nothing is kept in the namespace of a protocol, or in none.");
            }
            if (bytes(fragment.name().namespace()) + bytes(fragment.name().localName()) > MAX_NAME) {
                throw RefusedException.notAcceptable("Namespace and name have " + MAX_NAME + " bytes at most.");
            }
        }
        return request.type() == Iq.Type.GET ? get(fragments, turn) : set(fragments, turn);
    }

    private IqAnswer get(List<Fragment> wanted, RequestTurn turn) throws RefusedException {
        if (wanted.isEmpty() || wanted.stream().map(each -> each.name().namespace()).distinct().count() > 1) {
            throw RefusedException.badRequest("A query is for elements of one namespace.");
        }
        Map<ElementName, String> kept = store.of(turn.account());
        var answer = new StringBuilder(OPEN);
        for (ElementName name : wanted.stream().map(Fragment::name).distinct().toList()) {
            SharedElement element = shared.get(name);
            String xml = element == null ? kept.get(name) : element.show(turn, kept.get(name));
            answer.append(xml == null ? Element.named(name.namespace(), name.localName()).build().toXml() : xml);
        }
        return new IqAnswer.Result(
                new Payload(List.of(QUERY), answer.append(CLOSE).toString().getBytes(StandardCharsets.UTF_8)));
    }

    private IqAnswer set(List<Fragment> fragments, RequestTurn turn) throws RefusedException {
        if (fragments.isEmpty()) {
            throw RefusedException.notAcceptable("There is nothing to keep.");
        }
        Map<ElementName, List<Fragment>> byName = fragments.stream()
                .collect(Collectors.groupingBy(Fragment::name, LinkedHashMap::new, Collectors.toList()));
        Map<ElementName, String> changes = new LinkedHashMap<>();
        byName.forEach((name, all) -> changes.put(name, joined(all)));
        Jid account = turn.account();
        check(changes, store.of(account));
        for (SharedElement element : shared.values()) {
            List<Fragment> all = byName.get(element.name());
            if (all != null) {
                // One element holds all there is.
                changes.put(element.name(), element.take(turn, all.getLast().xml()));
            }
        }
        changes.forEach((name, xml) -> {
            if (xml.isEmpty()) {
                store.remove(account, name);
            } else {
                store.put(account, name, xml);
            }
        });
        return IqAnswer.empty();
    }

    /** The XML of all elements of one name; empty when all of them are, as a client then gets an empty element anyway. */
    private static String joined(List<Fragment> fragments) {
        return fragments.stream().allMatch(Fragment::isEmpty)
                ? ""
                : fragments.stream().map(Fragment::xml).collect(Collectors.joining());
    }

    private void check(Map<ElementName, String> changes, Map<ElementName, String> kept) throws RefusedException {
        if (changes.values().stream().anyMatch(xml -> bytes(xml) > limits.bytes())) {
            throw RefusedException.notAcceptable("An element has " + limits.bytes() + " bytes at most.");
        }
        Map<ElementName, String> after = new LinkedHashMap<>(kept);
        after.putAll(changes);
        after.values().removeIf(String::isEmpty);
        long total = total(after);
        if (after.size() > limits.names() && after.size() > kept.size()
                || total > limits.accountBytes() && total > total(kept)) {
            throw RefusedException.resourceConstraint("There is no more room.");
        }
    }

    /** XEP-0049 section 2.3. */
    private static boolean isReserved(String namespace) {
        return namespace.isEmpty() || namespace.startsWith("jabber:") || namespace.startsWith("http://jabber.org/")
                || namespace.equals("vcard-temp");
    }

    private static long total(Map<ElementName, String> all) {
        return all.values().stream().mapToLong(PrivateStorage::bytes).sum();
    }

    private static int bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8).length;
    }
}
