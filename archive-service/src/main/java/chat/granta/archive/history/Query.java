package chat.granta.archive.history;

import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.paging.PageRequest;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of its archive (XEP-0313 section 4); what the client leaves out is null.
 *
 * @param with the other side of the messages
 * @param queryId an id of the client's, which each result repeats
 * @param isFlipped whether the page's newest message comes first (section 4.3.1)
 */
record Query(@Nullable Jid with, @Nullable Instant start, @Nullable Instant end, @Nullable String beforeId,
        @Nullable String afterId, @Nullable List<String> ids, PageRequest page, boolean isFlipped,
        @Nullable String queryId) {
    static final String NAMESPACE = "urn:xmpp:mam:2";
    private static final int USUAL = 50;
    static final int MAX = 100;
    /** Each result repeats it. */
    private static final int MAX_QUERY_ID = 1000;

    static Query of(Element asked) throws RefusedException {
        String node = asked.attribute("node");
        if (node != null) {
            throw new RefusedException(StanzaError.itemNotFound("An archive has no nodes."));
        }
        String queryId = asked.attribute("queryid");
        if (queryId != null && queryId.length() > MAX_QUERY_ID) {
            throw RefusedException.notAcceptable("A queryid has " + MAX_QUERY_ID + " characters at most.");
        }
        var fields = QueryFields.of(asked);
        return new Query(fields.jid("with"), fields.time("start"), fields.time("end"), fields.text("before-id"),
                fields.text("after-id"), fields.texts("ids"), PageRequest.of(asked, USUAL, MAX),
                asked.child(NAMESPACE, "flip-page") != null, queryId);
    }
}
