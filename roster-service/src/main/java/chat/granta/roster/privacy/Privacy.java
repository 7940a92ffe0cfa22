package chat.granta.roster.privacy;

import chat.granta.bus.wire.RosterSender;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.roster.privacy.list.ListItem;
import chat.granta.roster.privacy.list.ListReader;
import chat.granta.roster.privacy.list.PrivacyList;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** XEP-0016: the account's own clients get and change privacy lists. */
public final class Privacy implements RefusingHandler<RequestTurn> {
    static final String NAMESPACE = "jabber:iq:privacy";
    private static final ElementName QUERY = new ElementName(NAMESPACE, "query");

    private final ListEditor editor;
    private final RosterGroups groups;
    private final DefaultListWatch watch;
    private final PrivacyLimits limits;

    public Privacy(ListEditor editor, RosterGroups groups, DefaultListWatch watch, PrivacyLimits limits) {
        this.editor = editor;
        this.groups = groups;
        this.watch = watch;
        this.limits = limits;
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
        RosterSender sender = Objects.requireNonNull(turn.sender(), "privacy lists are the account's own business");
        AccountLists lists = editor.lists(turn.account());
        if (request.type() == Iq.Type.GET) {
            return IqAnswer.result(
                    query.children().isEmpty() ? names(lists, sender) : list(only(query, "list"), lists));
        }
        Element wanted = only(query, "active", "default", "list");
        switch (wanted.name().localName()) {
            case "active" -> turn.activate(wantedName(wanted, lists));
            case "default" -> change(turn, lists, withDefault(wantedName(wanted, lists), lists, sender));
            default -> change(turn, lists, wanted.children().isEmpty()
                    ? removed(ListReader.name(wanted), lists, turn, sender)
                    : edited(ListReader.read(wanted), lists, turn));
        }
        return IqAnswer.empty();
    }

    /** XEP-0016 2.3: the names of all lists, preceded by the active one and the default one. */
    private static Element names(AccountLists lists, RosterSender sender) {
        var query = Element.named(NAMESPACE, "query");
        if (!sender.getActiveList().isEmpty()) {
            query.child(named("active", sender.getActiveList()));
        }
        if (lists.defaultName() != null) {
            query.child(named("default", lists.defaultName()));
        }
        lists.byName().keySet().forEach(name -> query.child(named("list", name)));
        return query.build();
    }

    private static Element list(Element wanted, AccountLists lists) throws RefusedException {
        PrivacyList list = lists.byName().get(ListReader.name(wanted));
        if (list == null) {
            throw new RefusedException(StanzaError.itemNotFound("There is no privacy list of that name."));
        }
        return Element.named(NAMESPACE, "query").child(list.toXml()).build();
    }

    /** XEP-0016 2.5: the account gets no other default list while the present one applies to another session. */
    private static AccountLists withDefault(String name, AccountLists lists, RosterSender sender)
            throws RefusedException {
        String newDefault = name.isEmpty() ? null : name;
        if (lists.defaultName() != null && !Objects.equals(lists.defaultName(), newDefault)) {
            refuseIf(sender.getOthersUseDefault());
        }
        return lists.withDefault(newDefault);
    }

    /** XEP-0016 2.6 and 2.7: an edit takes effect for all sessions that use the list. */
    private AccountLists edited(PrivacyList list, AccountLists lists, RequestTurn turn) throws RefusedException {
        if (list.name().length() > limits.nameLength()) {
            throw RefusedException.notAcceptable("The name of a privacy list is too long.");
        }
        if (list.items().size() > limits.items()) {
            throw RefusedException.notAcceptable("A privacy list has " + limits.items() + " items at most.");
        }
        if (!lists.has(list.name()) && lists.byName().size() >= limits.lists()) {
            throw RefusedException.resourceConstraint("There are " + limits.lists() + " privacy lists at most.");
        }
        // XEP-0016 2.1
        List<String> named = list.items().stream().filter(item -> item.kind() == ListItem.Kind.GROUP)
                .map(ListItem::value).distinct().toList();
        if (!named.stream().allMatch(group -> groups.has(turn.account(), group))) {
            throw new RefusedException(StanzaError.itemNotFound("A list names a group that the roster does not have."));
        }
        return lists.with(list);
    }

    /** XEP-0016 2.8: a list that applies to another session is not removed. */
    private static AccountLists removed(String name, AccountLists lists, RequestTurn turn, RosterSender sender)
            throws RefusedException {
        if (!lists.has(name)) {
            throw new RefusedException(StanzaError.itemNotFound("There is no privacy list of that name."));
        }
        refuseIf(sender.getListsOfOthersList().contains(name) || lists.isDefault(name) && sender.getOthersUseDefault());
        if (sender.getActiveList().equals(name)) {
            turn.activate("");
        }
        return lists.without(name);
    }

    private void change(RequestTurn turn, AccountLists before, AccountLists after) throws RefusedException {
        editor.apply(turn, before, after);
        watch.changed(turn, before, after);
    }

    private static void refuseIf(boolean inUse) throws RefusedException {
        if (inUse) {
            throw new RefusedException(StanzaError.conflict("The privacy list applies to another session."));
        }
    }

    /** The name of an existing list; empty when the request names none. */
    private static String wantedName(Element wanted, AccountLists lists) throws RefusedException {
        String name = wanted.attribute("name");
        if (name != null && !lists.has(name)) {
            throw new RefusedException(StanzaError.itemNotFound("There is no privacy list of that name."));
        }
        return name == null ? "" : name;
    }

    private static Element only(Element query, String... allowed) throws RefusedException {
        Element child = query.children().size() == 1 ? query.children().getFirst() : null;
        if (child == null || !child.name().namespace().equals(NAMESPACE)
                || !List.of(allowed).contains(child.name().localName())) {
            throw RefusedException.badRequest("One at a time: " + String.join(", ", allowed) + ".");
        }
        return child;
    }

    private static Element named(String element, @Nullable String name) {
        return Element.named(NAMESPACE, element).attribute("name", name).build();
    }
}
