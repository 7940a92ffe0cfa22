package chat.granta.archive.history;

import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.archive.history.store.Filter;
import chat.granta.archive.history.store.Messages;
import chat.granta.archive.history.store.ArchivePlace;
import chat.granta.archive.turn.ArchiveTurn;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.paging.PageAnswer;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.StanzaError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** XEP-0313 section 4: the answer to a query is a page of messages, and then a result that describes the page. */
public final class QueryAnswer implements RefusingHandler<ArchiveTurn> {
    private final Messages messages;

    public QueryAnswer(Messages messages) {
        this.messages = messages;
    }

    @Override
    public ElementName payload() {
        return new ElementName(Query.NAMESPACE, "query");
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.SET);
    }

    @Override
    public IqAnswer decide(Iq request, Element asked, ArchiveTurn turn) throws RefusedException {
        Query query = Query.of(asked);
        String account = turn.account().toString();
        Filter filter = filter(turn, query);
        if (query.page().max() == 0) {
            long count = messages.count(account, filter);
            return fin(count == 0, PageAnswer.of(null, null, null, count));
        }
        boolean isBackwards = query.page().isBackwards();
        Page page = Page.of(messages.read(account, filter, isBackwards, query.page().max() + 1), query.page().max(),
                isBackwards);
        var forward = new Results(turn.account(), query.queryId(), turn.reader());
        List<ArchivedMessage> rows = query.isFlipped() ? page.rows().reversed() : page.rows();
        rows.forEach(row -> turn.result(forward.of(row, turn.client())));
        return fin(page.isLast(), set(query, page));
    }

    /** The set has a count only when the page holds the whole set: counting is costly, and few clients look (XEP-0059 2.7). */
    private static Element set(Query query, Page page) {
        boolean isFirst = query.page().after() == null && (!query.page().isBackwards() || page.isLast()
                && query.page().before().isEmpty());
        Long index = isFirst ? Long.valueOf(0) : null;
        Long count = isFirst && page.isLast() ? Long.valueOf(page.rows().size()) : null;
        return page.rows().isEmpty()
                ? PageAnswer.of(null, null, null, count)
                : PageAnswer.of(page.rows().getFirst().id(), page.rows().getLast().id(), index, count);
    }

    private static IqAnswer fin(boolean isComplete, Element set) {
        return IqAnswer.result(Element.named(Query.NAMESPACE, "fin")
                .attribute("complete", isComplete ? "true" : null).child(set).build());
    }

    private Filter filter(ArchiveTurn turn, Query query) throws RefusedException {
        String account = turn.account().toString();
        List<String> named = new ArrayList<>(query.ids() == null ? List.of() : query.ids());
        addIfNamed(named, query.afterId());
        addIfNamed(named, query.beforeId());
        addIfNamed(named, query.page().after());
        addIfNamed(named, query.page().before());
        Map<String, ArchivePlace> places = named.isEmpty() ? Map.of() : messages.places(account, named);
        // XEP-0313 4.1.4 and XEP-0059 2.2: a query that names a message which is not in the archive is refused.
        if (!places.keySet().containsAll(named)) {
            throw new RefusedException(
                    StanzaError.itemNotFound("The archive has no message of an id that the query names."));
        }
        var with = Correspondent.of(query.with(), turn);
        return new Filter(with.peer(), with.resource(), with.nickname(), query.start(), query.end(),
                of(places, query.afterId(), query.page().after()),
                of(places, query.beforeId(), query.page().before()), query.ids());
    }

    private static void addIfNamed(List<String> ids, @Nullable String id) {
        if (id != null && !id.isEmpty()) {
            ids.add(id);
        }
    }

    private static List<ArchivePlace> of(Map<String, ArchivePlace> places, @Nullable String... ids) {
        List<ArchivePlace> all = new ArrayList<>();
        for (String id : ids) {
            ArchivePlace place = id == null ? null : places.get(id);
            if (place != null) {
                all.add(place);
            }
        }
        return all;
    }
}
