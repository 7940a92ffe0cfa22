package chat.granta.s2s.policy;

import chat.granta.settings.SettingException;
import chat.granta.settings.WatchedFiles;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which domains this server speaks with, and what they must prove. Of several entries that match a domain the most exact counts, and a denial
 * before an allowance that is as exact. {@link #look} is called again and again by one thread, everything else by any.
 */
public final class DomainPolicy {
    private static final Logger log = LoggerFactory.getLogger(DomainPolicy.class);

    private final PolicySettings settings;
    private final ListFile allowed;
    private final ListFile denied;
    private final WatchedFiles watched;
    private final DomainPatterns<PolicySettings.Override> overrides = new DomainPatterns<>();
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private volatile Lists current;

    /** @param isRestricted whether who is not listed is denied */
    private record Lists(DomainPatterns<Boolean> patterns, boolean isRestricted) {}

    /** @throws SettingException when a list cannot be read */
    public DomainPolicy(PolicySettings settings) {
        this.settings = settings;
        this.allowed = new ListFile(settings.allowedDomains(), "granta.s2s.allowed-domains");
        this.denied = new ListFile(settings.deniedDomains(), "granta.s2s.denied-domains");
        this.watched = new WatchedFiles(
                Stream.of(allowed, denied).map(ListFile::file).filter(Objects::nonNull).toList());
        settings.overrides().forEach(one -> overrides.put(one.domain(), one));
        this.current = read();
    }

    private Lists read() {
        var patterns = new DomainPatterns<Boolean>();
        boolean isRestricted = allowed.read(() -> patterns, (list, entry) -> list.put(entry, true)) != null;
        denied.read(() -> patterns, (list, entry) -> list.put(entry, false));
        return new Lists(patterns, isRestricted);
    }

    /** Why this server does not speak with a domain, in words for its people; null when it does. */
    public @Nullable String refusal(String domain) {
        Lists lists = current;
        Boolean isAllowed = lists.patterns().get(domain);
        if (isAllowed == null ? lists.isRestricted() : !isAllowed) {
            return "this server does not communicate with " + domain;
        }
        return null;
    }

    /** Whether nothing is sent to a domain, or taken from it, in clear. */
    public boolean requiresTls(String domain) {
        return overridden(domain, PolicySettings.Override::requireTls, settings.requireTls());
    }

    /** Whether a domain must be proved by a certificate; dialback is not enough. */
    public boolean requiresValidCertificate(String domain) {
        return overridden(domain, PolicySettings.Override::requireValidCertificate,
                settings.requireValidCertificate());
    }

    private boolean overridden(String domain, Function<PolicySettings.Override, @Nullable Boolean> what,
            boolean otherwise) {
        PolicySettings.Override override = overrides.get(domain);
        Boolean own = override == null ? null : what.apply(override);
        return own == null ? otherwise : own;
    }

    /** Has somebody told when the lists have changed, on the thread that looks, until {@link #removeListener}. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** Looks whether the lists have changed, and reads them when the change has settled. */
    public void look() {
        if (!watched.haveChanged()) {
            return;
        }
        try {
            current = read();
            log.info("Read changed lists of domains: {}", files());
        } catch (SettingException e) {
            log.warn("Changed lists of domains cannot be used, those read before still are: {}", e.getMessage());
            return;
        }
        listeners.forEach(Runnable::run);
    }

    private List<String> files() {
        return Stream.of(allowed, denied).map(ListFile::file).filter(Objects::nonNull).map(Object::toString).toList();
    }
}
