package chat.granta.s2s.outbound;

import chat.granta.s2s.dialback.DomainPair;
import chat.granta.dns.ServerAddress;
import chat.granta.s2s.sending.RemoteServer;
import chat.granta.s2s.sending.StanzaSender;
import chat.granta.s2s.sending.StreamOpener;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Opens streams to other servers: a connection, and our header on it (RFC 6120 section 4.2). Any thread. */
public final class OutboundStreams implements StreamOpener {
    private final OutboundServices services;

    public OutboundStreams(OutboundServices services) {
        this.services = services;
    }

    @Override
    public void open(RemoteServer server, DomainPair pair, ServerAddress address,
            Predicate<@Nullable StanzaSender> done) {
        services.connections().open(pair, address, out -> new OutboundStream(services, server, pair, address, out),
                stream -> {
                    boolean isWanted = done.test(stream == null ? null : stream.sender());
                    if (stream != null && isWanted) {
                        stream.begin();
                    }
                    return isWanted;
                });
    }
}
