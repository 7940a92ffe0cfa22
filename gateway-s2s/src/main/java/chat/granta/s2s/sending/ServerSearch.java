package chat.granta.s2s.sending;

import chat.granta.dns.ServerAddress;
import chat.granta.dns.UnknownServerException;
import chat.granta.s2s.dialback.DomainPair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The way to the server of a domain (RFC 6120 section 3.2): where the DNS says that it is, and which of its addresses answers. One attempt at a time. Any thread.
 */
final class ServerSearch {
    private final SendingServices services;
    private final RemoteServers all;
    private final RemoteServer server;
    private final String domain;
    private DomainPair header;
    private List<ServerAddress> left = new ArrayList<>();

    /** @param server told what comes of it */
    ServerSearch(SendingServices services, RemoteServers all, RemoteServer server, String domain) {
        this.services = services;
        this.all = all;
        this.server = server;
        this.domain = domain;
        this.header = new DomainPair(domain, domain);
    }

    /** @param opened the pair in the name of which a stream is opened */
    void begin(DomainPair opened) {
        synchronized (this) {
            header = opened;
        }
        services.lookup().addresses(domain).whenComplete((found, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof UnknownServerException) {
                server.unreachable(RemoteErrors.notFound(String.valueOf(cause.getMessage())), true);
            } else if (failure != null) {
                server.unreachable(RemoteErrors.timeout("the DNS has not answered: " + cause.getMessage()), false);
            } else if (!isShared(opened, found)) {
                server.found();
                synchronized (this) {
                    left = new ArrayList<>(found);
                }
                next();
            }
        });
    }

    /** In the name of whom it is searched, or was last. */
    synchronized DomainPair header() {
        return header;
    }

    /** XEP-0220 section 2.6.2: a stream to another domain does, when it goes to an address of this one. */
    private boolean isShared(DomainPair opened, List<ServerAddress> found) {
        if (!server.mayShare(opened)) {
            return false;
        }
        for (ServerAddress address : found) {
            StanzaSender stream = all.streamTo(address);
            if (stream != null && stream.mayCarry(opened) && server.adopt(stream)) {
                return true;
            }
        }
        return false;
    }

    /** Tries the addresses of the lowest priority that is left (RFC 2782), one soon after the other. */
    void next() {
        List<ServerAddress> alike;
        DomainPair opened;
        synchronized (this) {
            alike = left.stream().filter(one -> one.priority() == left.getFirst().priority()).toList();
            left.removeAll(alike);
            opened = header;
        }
        if (alike.isEmpty()) {
            server.noneLeft();
            return;
        }
        new AddressRace(alike, (address, done) -> services.opener().open(server, opened, address, done), this::raced)
                .begin();
    }

    private void raced(@Nullable StanzaSender winner, List<ServerAddress> notTried) {
        synchronized (this) {
            left.addAll(0, notTried);
        }
        if (winner == null) {
            next();
        } else {
            all.opened(winner);
            server.adopt(winner);
        }
    }
}
