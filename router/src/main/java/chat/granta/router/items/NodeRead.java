package chat.granta.router.items;

import chat.granta.bus.SessionAddress;
import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0060 section 6.5: something of an account's nodes that was asked, or that is known. */
public sealed interface NodeRead {
    /** What stands in the request. */
    String query();

    Instant since();

    /**
     * A request that has no answer from roster-service yet.
     *
     * @param asker full JID
     * @param session of the account's own client that asks; null: it is somebody else's
     * @param id of the IQ
     * @param isOver whether the home has answered it meanwhile
     * @param isOutdated whether something has been asked to change since: its answer is none to later requests
     */
    record Open(String query, Instant since, String asker, @Nullable SessionAddress session, String id, boolean isOver,
            boolean isOutdated) implements NodeRead {
        Open over() {
            return new Open(query, since, asker, session, id, true, isOutdated);
        }

        Open outdated() {
            return new Open(query, since, asker, session, id, isOver, true);
        }
    }

    /**
     * The last answer to a request.
     *
     * @param since when it was given last
     * @param answer the payload
     * @param askers bare JIDs of those who have been given it
     */
    record Known(String query, Instant since, ByteString answer, List<String> askers) implements NodeRead {
        public Known {
            askers = List.copyOf(askers);
        }
    }
}
