package chat.granta.dns;

import chat.granta.settings.SettingException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;
import org.xbill.DNS.hosts.HostsFileParser;

/**
 * Asks name servers that do all the work (RFC 1034 section 5.3.1), and says whether what they answer is proved (RFC 4035 section 3.2.3, RFC
 * 6840 section 5.7). Answers are remembered for as long as they say, failures are not. Any thread.
 */
public final class DnsClient {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MAX_ANSWERS = 10_000;
    private static final int MAX_ALIASES = 8;

    private final Resolver resolver;
    private final boolean isValidated;
    private final @Nullable HostsFileParser hosts;
    private final Cache<Question, DnsAnswer> answers = Caffeine.newBuilder().maximumSize(MAX_ANSWERS)
            .expireAfter(Expiry.<Question, DnsAnswer>creating((_, answer) -> answer.lifetime())).build();

    private record Question(Name name, int type) {}

    /** @throws SettingException when a name server's address is none, or the trust anchor cannot be read */
    public DnsClient(DnsSettings settings) {
        this.isValidated = settings.dnssec() != DnsSettings.Dnssec.OFF;
        this.hosts = settings.isSystem() ? new HostsFileParser() : null;
        var asked = settings.isSystem()
                ? new ExtendedResolver()
                : new ExtendedResolver(settings.addresses().stream().<Resolver>map(SimpleResolver::new).toList());
        asked.setTimeout(PATIENCE);
        this.resolver = settings.dnssec() == DnsSettings.Dnssec.VALIDATE ? validating(asked, settings) : asked;
    }

    private static Resolver validating(Resolver asked, DnsSettings settings) {
        var validating = new ValidatingResolver(asked);
        var file = settings.trustAnchor();
        try (InputStream anchors = file == null
                ? Objects.requireNonNull(DnsClient.class.getResourceAsStream("root-anchors.txt"))
                : Files.newInputStream(file)) {
            validating.loadTrustAnchors(anchors);
            return validating;
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingException("granta.dns.trust-anchor", "granta.dns.trust-anchor: " + file
                    + " does not hold DS or DNSKEY records: " + e.getMessage());
        }
    }

    /** The records of a name; addresses that the system's file of hosts has go before those of the system's name servers. */
    public CompletionStage<DnsAnswer> ask(Name name, int type) {
        Record written = written(name, type);
        if (written != null) {
            return CompletableFuture.completedStage(new DnsAnswer(List.of(written), false, Duration.ZERO));
        }
        var question = new Question(name, type);
        DnsAnswer known = answers.getIfPresent(question);
        return known != null
                ? CompletableFuture.completedStage(known)
                : asked(name, type, 0).whenComplete((answer, failure) -> {
                    if (failure == null) {
                        answers.put(question, answer);
                    }
                });
    }

    private @Nullable Record written(Name name, int type) {
        try {
            InetAddress address = hosts == null || type != Type.A && type != Type.AAAA
                    ? null
                    : hosts.getAddressForHost(name, type).orElse(null);
            if (address == null) {
                return null;
            }
            return type == Type.A
                    ? new ARecord(name, DClass.IN, 0, address)
                    : new AAAARecord(name, DClass.IN, 0, address);
        } catch (IOException e) {
            return null;
        }
    }

    private CompletionStage<DnsAnswer> asked(Name name, int type, int aliases) {
        Message question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        // RFC 6840 5.7: without it, a name server need not say what it has validated.
        question.getHeader().setFlag(Flags.AD);
        return resolver.sendAsync(question).thenCompose(answer -> read(answer, name, type, aliases));
    }

    private CompletionStage<DnsAnswer> read(Message answer, Name asked, int type, int aliases) {
        int rcode = answer.getRcode();
        if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
            return CompletableFuture.failedFuture(
                    new UnknownHostException(asked.toString(true) + ": the name server says " + Rcode.string(rcode)));
        }
        boolean isSecure = isValidated && answer.getHeader().getFlag(Flags.AD);
        List<Record> section = answer.getSection(Section.ANSWER);
        Name name = asked;
        Duration lifetime = LONGEST;
        for (int i = 0; i < MAX_ALIASES; i++) {
            CNAMERecord alias = type == Type.CNAME ? null : alias(section, name);
            if (alias == null) {
                break;
            }
            name = alias.getTarget();
            lifetime = shorter(lifetime, alias.getTTL());
        }
        Name last = name;
        List<Record> found = section.stream().filter(one -> one.getType() == type && one.getName().equals(last))
                .toList();
        for (Record one : found) {
            lifetime = shorter(lifetime, one.getTTL());
        }
        if (found.isEmpty() && !last.equals(asked) && rcode == Rcode.NOERROR && aliases < MAX_ALIASES) {
            // A name server that knows the alias alone leaves its target to us.
            Duration soFar = lifetime;
            return asked(last, type, aliases + 1).thenApply(behind -> new DnsAnswer(behind.records(),
                    isSecure && behind.isSecure(), soFar.compareTo(behind.lifetime()) < 0 ? soFar : behind.lifetime()));
        }
        return CompletableFuture.completedFuture(
                new DnsAnswer(found, isSecure, found.isEmpty() ? lifetimeOfNothing(answer) : lifetime));
    }

    private static @Nullable CNAMERecord alias(List<Record> section, Name name) {
        for (Record one : section) {
            if (one instanceof CNAMERecord alias && alias.getName().equals(name)) {
                return alias;
            }
        }
        return null;
    }

    /** RFC 2308 section 5: as long as the zone says; where it does not say, not at all. */
    private static Duration lifetimeOfNothing(Message answer) {
        Duration lifetime = Duration.ZERO;
        for (Record one : answer.getSection(Section.AUTHORITY)) {
            if (one instanceof SOARecord zone) {
                lifetime = shorter(LONGEST, Math.min(zone.getTTL(), zone.getMinimum()));
            }
        }
        return lifetime;
    }

    private static Duration shorter(Duration lifetime, long seconds) {
        return seconds < lifetime.toSeconds() ? Duration.ofSeconds(seconds) : lifetime;
    }

    /**
     * A domain as it stands in the DNS (RFC 5890).
     *
     * @throws TextParseException when it is no name of the DNS
     */
    public static Name name(String domain) throws TextParseException {
        try {
            String ascii = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
            return Name.fromString(ascii.endsWith(".") ? ascii : ascii + '.');
        } catch (IllegalArgumentException e) {
            throw new TextParseException(domain, e.getMessage());
        }
    }

    /** A name of the DNS as people write it. */
    public static String text(Name name) {
        return IDN.toUnicode(name.toString(true));
    }
}
