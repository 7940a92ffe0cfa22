package chat.granta.s2s.outbound;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.dns.ServerAddress;
import chat.granta.stream.carrier.XmppStream;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Opens connections to other servers. Any thread. */
public interface Connections {
    /**
     * @param owner makes the owner of the stream that the connection carries
     * @param done given, on the stream's thread and before anything happens on it, the owner when there is a connection; null else.
     *     It says whether the connection is wanted
     */
    void open(DomainPair pair, ServerAddress address, Function<XmppStream, OutboundStream> owner,
            Predicate<@Nullable OutboundStream> done);
}
