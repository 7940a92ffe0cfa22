package chat.granta.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import org.xbill.DNS.Name;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Finds servers by the DNS: SRV records of both services, else the domain's own addresses (RFC 6120 section 3.2, XEP-0368), and what DNSSEC
 * proves of them (RFC 7673).
 */
public final class DnsLookup implements ServerLookup {
    private static final String DIRECT_TLS = "_xmpps-server._tcp.";
    private static final String STARTTLS = "_xmpp-server._tcp.";
    /** RFC 6120 section 3.2.2. */
    private static final int DEFAULT_PORT = 5269;

    private final DnsClient dns;

    public DnsLookup(DnsClient dns) {
        this.dns = dns;
    }

    @Override
    public CompletionStage<List<ServerAddress>> addresses(String domain) {
        InetAddress literal = literal(domain);
        if (literal != null) {
            return CompletableFuture.completedFuture(
                    List.of(new ServerAddress(new InetSocketAddress(literal, DEFAULT_PORT), false)));
        }
        try {
            Name name = DnsClient.name(domain);
            Name direct = Name.fromString(DIRECT_TLS + name);
            Name starttls = Name.fromString(STARTTLS + name);
            return targets(direct, true).thenCombine(targets(starttls, false), Found::and)
                    .thenCompose(found -> addresses(name, found));
        } catch (TextParseException e) {
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
     * @param isSecure whether DNSSEC proves that these are all
     * @param failure of a question that was not answered; null: there was none
     */
    private record Found(List<SrvTarget> targets, boolean isSecure, @Nullable Throwable failure) {
        Found and(Found other) {
            return new Found(Stream.concat(targets.stream(), other.targets.stream()).toList(),
                    isSecure && other.isSecure, failure == null ? other.failure : failure);
        }
    }

    private CompletionStage<Found> targets(Name service, boolean isDirectTls) {
        return dns.ask(service, Type.SRV)
                .thenApply(answer -> new Found(answer.of(SRVRecord.class).stream()
                        .map(srv -> new SrvTarget(srv.getPriority(), srv.getWeight(), srv.getTarget(), srv.getPort(),
                                isDirectTls, answer.isSecure()))
                        .toList(), answer.isSecure(), null))
                .exceptionally(failure -> new Found(List.of(), false, failure));
    }

    private CompletionStage<List<ServerAddress>> addresses(Name domain, Found found) {
        List<SrvTarget> targets = found.targets().stream().filter(target -> !target.host().equals(Name.root)).toList();
        if (targets.isEmpty() && found.failure() != null) {
            return CompletableFuture.failedFuture(found.failure());
        }
        if (targets.isEmpty() && !found.targets().isEmpty()) {
            // RFC 2782: the service is decidedly not there.
            return CompletableFuture.failedFuture(new UnknownServerException(
                    DnsClient.text(domain) + " does not speak with other servers"));
        }
        // RFC 6120 3.2.1: records that lead nowhere are not made up for by the domain's own address.
        List<SrvTarget> tried = targets.isEmpty()
                ? List.of(new SrvTarget(0, 0, domain, DEFAULT_PORT, false, found.isSecure()))
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
                    : new UnknownServerException(DnsClient.text(domain) + " has no server"));
        });
    }

    private record Hosts(List<ServerAddress> addresses, @Nullable Throwable failure) {
        Hosts and(Hosts other) {
            return new Hosts(Stream.concat(addresses.stream(), other.addresses.stream()).toList(),
                    failure == null ? other.failure : failure);
        }
    }

    private CompletionStage<Hosts> hosts(SrvTarget target) {
        CompletionStage<DnsAnswer> six = dns.ask(target.host(), Type.AAAA);
        CompletionStage<DnsAnswer> four = dns.ask(target.host(), Type.A);
        CompletionStage<Hosts> insecure = addresses(target, six)
                .thenCombine(addresses(target, four), DnsLookup::alternating);
        if (!target.isSecure()) {
            return insecure;
        }
        return insecure.thenCombine(areSecure(six).thenCombine(areSecure(four), Boolean::logicalAnd),
                (hosts, isSecure) -> isSecure ? secured(target, hosts) : CompletableFuture.completedStage(hosts))
                .thenCompose(hosts -> hosts);
    }

    private static CompletionStage<Boolean> areSecure(CompletionStage<DnsAnswer> addresses) {
        // Of what cannot be had nothing need be proved.
        return addresses.thenApply(DnsAnswer::isSecure).exceptionally(_ -> true);
    }

    private static CompletionStage<Hosts> addresses(SrvTarget target, CompletionStage<DnsAnswer> asked) {
        return asked
                .thenApply(answer -> new Hosts(Stream
                        .concat(answer.of(AAAARecord.class).stream().map(AAAARecord::getAddress),
                                answer.of(ARecord.class).stream().map(ARecord::getAddress))
                        .map(address -> new ServerAddress(new InetSocketAddress(address, target.port()),
                                target.isDirectTls(), target.priority(), null))
                        .toList(), null))
                .exceptionally(failure -> new Hosts(List.of(), failure));
    }

    /** RFC 8305 section 4: one family after the other, IPv6 first. */
    private static Hosts alternating(Hosts six, Hosts four) {
        List<ServerAddress> addresses = new ArrayList<>();
        int most = Math.max(six.addresses().size(), four.addresses().size());
        for (int i = 0; i < most; i++) {
            for (Hosts family : List.of(six, four)) {
                if (i < family.addresses().size()) {
                    addresses.add(family.addresses().get(i));
                }
            }
        }
        return new Hosts(addresses, six.failure() == null ? four.failure() : six.failure());
    }

    /** RFC 7673 section 3.3: what is said of the certificate; where that cannot be had, the server is not to be connected to. */
    private CompletionStage<Hosts> secured(SrvTarget target, Hosts hosts) {
        try {
            return dns.ask(Name.fromString("_" + target.port() + "._tcp." + target.host()), Type.TLSA)
                    .thenApply(answer -> {
                        List<TlsaRecord> tlsa = answer.isSecure() ? tlsa(answer) : List.of();
                        var secure = new SecureTarget(DnsClient.text(target.host()), tlsa);
                        return new Hosts(hosts.addresses().stream().map(one -> new ServerAddress(one.address(),
                                one.isDirectTls(), one.priority(), secure)).toList(), hosts.failure());
                    }).exceptionally(failure -> new Hosts(List.of(), failure));
        } catch (TextParseException e) {
            return CompletableFuture.completedStage(hosts);
        }
    }

    private static List<TlsaRecord> tlsa(DnsAnswer answer) {
        return answer.of(TLSARecord.class).stream().map(one -> new TlsaRecord(one.getCertificateUsage(),
                one.getSelector(), one.getMatchingType(), one.getCertificateAssociationData()))
                .filter(TlsaRecord::isUsable).toList();
    }
}
