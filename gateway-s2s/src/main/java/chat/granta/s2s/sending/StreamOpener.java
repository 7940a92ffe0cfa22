package chat.granta.s2s.sending;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.dns.ServerAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Opens streams to other servers. Any thread. */
public interface StreamOpener {
    /**
     * @param pair named in the stream's header
     * @param done given, on the stream's thread and before anything happens on it, the sending side of the stream when there is a
     *     connection; null else. It says whether the connection is wanted
     */
    void open(RemoteServer server, DomainPair pair, ServerAddress address, Predicate<@Nullable StanzaSender> done);
}
