package chat.granta.dns;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Finds a domain's servers (RFC 6120 section 3.2). Any thread. */
public interface ServerLookup {
    /**
     * @param domain of addresses, as people write it
     * @return the addresses in the order in which they are to be tried, one at least; fails with an {@link UnknownServerException} when
     *     there are none, with something else when that is not known
     */
    CompletionStage<List<ServerAddress>> addresses(String domain);
}
