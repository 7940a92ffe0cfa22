package chat.granta.s2s.policy;

import chat.granta.dns.DnsBlocklists;
import chat.granta.dns.DnsClient;
import chat.granta.dns.DnsSettings;
import chat.granta.dns.PublicAddress;
import chat.granta.settings.SettingException;
import chat.granta.settings.WatchedFiles;
import java.net.InetAddress;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which addresses may connect, and be connected to. {@link #look} is called again and again by one thread, everything else by any.
 */
public final class AddressPolicy {
    private static final Logger log = LoggerFactory.getLogger(AddressPolicy.class);

    private final ListFile allowed;
    private final ListFile denied;
    private final ListFile exceptions;
    private final WatchedFiles watched;
    private final DnsBlocklists blocklists;
    private final boolean isPrivateAllowed;
    private volatile Lists current;

    private record Lists(@Nullable Networks allowed, @Nullable Networks denied, @Nullable Networks exceptions) {}

    /** @throws SettingException when a list cannot be read, or the name of a block list is none */
    public AddressPolicy(PolicySettings settings, DnsSettings dns, DnsClient client) {
        this.allowed = new ListFile(settings.allowedAddresses(), "granta.s2s.allowed-addresses");
        this.denied = new ListFile(settings.deniedAddresses(), "granta.s2s.denied-addresses");
        this.exceptions = new ListFile(settings.dnsblExceptions(), "granta.s2s.dnsbl-exceptions");
        this.watched = new WatchedFiles(
                Stream.of(allowed, denied, exceptions).map(ListFile::file).filter(Objects::nonNull).toList());
        this.isPrivateAllowed = switch (settings.privateAddresses()) {
            case ALLOW -> true;
            case REFUSE -> false;
            case AUTO -> !dns.isSystem();
        };
        try {
            this.blocklists = new DnsBlocklists(client, settings.dnsbl());
        } catch (IllegalArgumentException e) {
            throw new SettingException("granta.s2s.dnsbl", "granta.s2s.dnsbl: " + e.getMessage());
        }
        this.current = read();
    }

    private Lists read() {
        return new Lists(allowed.read(Networks::new, Networks::add), denied.read(Networks::new, Networks::add),
                exceptions.read(Networks::new, Networks::add));
    }

    /**
     * Why an address may not connect.
     *
     * @return null: it may; done at once unless lists are asked by the DNS, and never fails
     */
    public CompletionStage<@Nullable String> refusal(InetAddress address) {
        Lists lists = current;
        if (isDenied(lists, address)) {
            return CompletableFuture.completedStage("your address is not welcome here");
        }
        if (lists.exceptions() != null && lists.exceptions().contain(address)) {
            return CompletableFuture.completedStage(null);
        }
        return blocklists.listing(address)
                .thenApply(list -> list == null ? null : "your address is on the list of " + list);
    }

    private static boolean isDenied(Lists lists, InetAddress address) {
        return lists.denied() != null && lists.denied().contain(address)
                || lists.allowed() != null && !lists.allowed().contain(address);
    }

    /**
     * Whether a server may be looked for at an address that the DNS gives: whoever controls a domain's records could else have this
     * server knock at doors that are open to its own network only.
     */
    public boolean mayBeAServers(InetAddress address) {
        Lists lists = current;
        return (isPrivateAllowed || PublicAddress.is(address))
                && (lists.denied() == null || !lists.denied().contain(address));
    }

    /** Looks whether the lists have changed, and reads them when the change has settled. */
    public void look() {
        if (!watched.haveChanged()) {
            return;
        }
        try {
            current = read();
            log.info("Read changed lists of addresses");
        } catch (SettingException e) {
            log.warn("Changed lists of addresses cannot be used, those read before still are: {}", e.getMessage());
        }
    }
}
