package chat.granta.s2s.policy;

import chat.granta.dns.ServerAddress;
import chat.granta.dns.ServerLookup;
import chat.granta.dns.UnknownServerException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Of a domain's servers, those at addresses that may be connected to ({@link AddressPolicy#mayBeAServers}). */
public final class PermittedServers implements ServerLookup {
    private final ServerLookup all;
    private final AddressPolicy policy;

    public PermittedServers(ServerLookup all, AddressPolicy policy) {
        this.all = all;
        this.policy = policy;
    }

    @Override
    public CompletionStage<List<ServerAddress>> addresses(String domain) {
        return all.addresses(domain).thenApply(found -> {
            List<ServerAddress> permitted = found.stream()
                    .filter(one -> policy.mayBeAServers(one.address().getAddress())).toList();
            if (permitted.isEmpty()) {
                throw new CompletionException(new UnknownServerException(
                        domain + " has its servers where this one does not connect to"));
            }
            return permitted;
        });
    }
}
