package chat.granta.s2s.dns;

import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Cache;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * Finds servers by the DNS: SRV records of both services, else the domain's own addresses (RFC 6120 section 3.2, XEP-0368). Answers are
 * remembered for as long as the DNS says.
 */
public final class DnsLookup implements ServerLookup {
    private static final String DIRECT_TLS = "_xmpps-server._tcp.";
    private static final String STARTTLS = "_xmpp-server._tcp.";
    /** RFC 6120 section 3.2.2. */
    private static final int DEFAULT_PORT = 5269;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final LookupSession session;

    /** @throws chat.granta.settings.SettingException when a name server's address is none */
    public DnsLookup(DnsSettings settings) {
        var builder = LookupSession.builder().cache(new Cache());
        if (settings.isSystem()) {
            session = builder.resolver(new ExtendedResolver()).defaultHostsFileParser().build();
        } else {
            var resolver = new ExtendedResolver(settings.addresses().stream().<Resolver>map(SimpleResolver::new)
                    .toList());
            resolver.setTimeout(PATIENCE);
            session = builder.resolver(resolver).build();
        }
    }

    @Override
    public CompletionStage<List<ServerAddress>> addresses(String domain) {
        InetAddress literal = literal(domain);
        if (literal != null) {
            return CompletableFuture.completedFuture(
                    List.of(new ServerAddress(new InetSocketAddress(literal, DEFAULT_PORT), false)));
        }
        Name name;
        try {
            name = Name.fromString(IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED) + '.');
            Name direct = Name.fromString(DIRECT_TLS + name);
            Name starttls = Name.fromString(STARTTLS + name);
            return targets(direct, true).thenCombine(targets(starttls, false), Found::and)
                    .thenCompose(found -> addresses(name, found));
        } catch (TextParseException | IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new UnknownServerException(domain + " is not a name of the DNS"));
        }
    }

    private static @Nullable InetAddress literal(String domain) {
        try {
            boolean isSix = domain.startsWith("[") && domain.endsWith("]");
            return InetAddress.ofLiteral(isSix ? domain.substring(1, domain.length() - 1) : domain);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * What SRV records there are.
     *
     * @param failure of a question that was not answered; null: there was none
     */
    private record Found(List<SrvTarget> targets, @Nullable Throwable failure) {
        Found and(Found other) {
            return new Found(Stream.concat(targets.stream(), other.targets.stream()).toList(),
                    failure == null ? other.failure : failure);
        }
    }

    private CompletionStage<Found> targets(Name service, boolean isDirectTls) {
        return session.lookupAsync(service, Type.SRV).handle((answer, failure) -> {
            if (failure != null) {
                return new Found(List.of(), isAbsence(failure) ? null : failure);
            }
            return new Found(answer.getRecords().stream().filter(SRVRecord.class::isInstance)
                    .map(SRVRecord.class::cast).map(srv -> new SrvTarget(srv.getPriority(), srv.getWeight(),
                            srv.getTarget(), srv.getPort(), isDirectTls))
                    .toList(), null);
        });
    }

    private CompletionStage<List<ServerAddress>> addresses(Name domain, Found found) {
        List<SrvTarget> targets = found.targets().stream().filter(target -> !target.host().equals(Name.root)).toList();
        if (targets.isEmpty() && found.failure() != null) {
            return CompletableFuture.failedFuture(found.failure());
        }
        if (targets.isEmpty() && !found.targets().isEmpty()) {
            // RFC 2782: the service is decidedly not there.
            return CompletableFuture.failedFuture(new UnknownServerException(
                    text(domain) + " does not speak with other servers"));
        }
        // RFC 6120 3.2.1: records that lead nowhere are not made up for by the domain's own address.
        List<SrvTarget> tried = targets.isEmpty()
                ? List.of(new SrvTarget(0, 0, domain, DEFAULT_PORT, false))
                : SrvTarget.inOrder(targets, ThreadLocalRandom.current());
        CompletionStage<Hosts> all = CompletableFuture.completedFuture(new Hosts(List.of(), null));
        for (SrvTarget target : tried) {
            all = all.thenCombine(hosts(target), Hosts::and);
        }
        return all.thenApply(hosts -> {
            if (!hosts.addresses().isEmpty()) {
                return hosts.addresses();
            }
            throw new CompletionException(hosts.failure() != null
                    ? hosts.failure()
                    : new UnknownServerException(text(domain) + " has no server"));
        });
    }

    private record Hosts(List<ServerAddress> addresses, @Nullable Throwable failure) {
        Hosts and(Hosts other) {
            return new Hosts(Stream.concat(addresses.stream(), other.addresses.stream()).toList(),
                    failure == null ? other.failure : failure);
        }
    }

    private CompletionStage<Hosts> hosts(SrvTarget target) {
        return hosts(target, Type.AAAA).thenCombine(hosts(target, Type.A), Hosts::and);
    }

    private CompletionStage<Hosts> hosts(SrvTarget target, int type) {
        return session.lookupAsync(target.host(), type).handle((answer, failure) -> {
            if (failure != null) {
                return new Hosts(List.of(), isAbsence(failure) ? null : failure);
            }
            List<ServerAddress> addresses = new ArrayList<>();
            for (Record record : answer.getRecords()) {
                InetAddress address = record instanceof AAAARecord six
                        ? six.getAddress()
                        : record instanceof ARecord four ? four.getAddress() : null;
                if (address != null) {
                    addresses.add(new ServerAddress(new InetSocketAddress(address, target.port()),
                            target.isDirectTls()));
                }
            }
            return new Hosts(addresses, null);
        });
    }

    private static boolean isAbsence(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof NoSuchDomainException || cause instanceof NoSuchRRSetException;
    }

    private static String text(Name domain) {
        return IDN.toUnicode(domain.toString(true));
    }
}
