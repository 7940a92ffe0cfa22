package chat.granta.c2s.throttle;

import chat.granta.c2s.sasl.LoginAudit;
import chat.granta.c2s.sasl.LoginGate;
import chat.granta.listening.limits.Network;
import chat.granta.model.Jid;
import chat.granta.settings.ThrottleSettings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts wrong passwords and says when there were too many (RFC 6120 section 13.9.4). Names of no account are counted like
 * others, so that being throttled tells nothing.
 *
 * <p>Any thread.
 */
public final class LoginThrottle implements LoginGate {
    private static final int MOST_TRUSTED = 200_000;

    private record Pair(String account, Network network) {}

    private final ThrottleSettings settings;
    private final InstantSource clock;
    private final FailureCounts<Pair> pairs;
    private final FailureCounts<Network> networks;
    private final FailureCounts<String> accounts;
    /** When an account last logged in from an address. */
    private final Cache<Pair, Long> logins;
    private final UnauditedAttempts own;

    public LoginThrottle(ThrottleSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.pairs = new FailureCounts<>(settings.perAccountAndAddress(), settings.window());
        this.networks = new FailureCounts<>(settings.perAddress(), settings.window());
        this.accounts = new FailureCounts<>(settings.perAccount(), settings.window());
        this.logins = Caffeine.newBuilder().maximumSize(MOST_TRUSTED).expireAfterWrite(settings.trusted()).build();
        this.own = new UnauditedAttempts(settings.window());
    }

    /** For how long what has happened counts. */
    public Duration memory() {
        boolean isTrustLonger = settings.trusted().compareTo(settings.window()) > 0;
        return isTrustLonger ? settings.trusted() : settings.window();
    }

    @Override
    public boolean permits(Jid account, @Nullable InetAddress client) {
        if (!settings.enabled()) {
            return true;
        }
        long now = clock.millis();
        String name = account.toString();
        if (client == null) {
            return !accounts.isOver(name, now);
        }
        Network network = Network.of(client);
        var pair = new Pair(name, network);
        if (pairs.isOver(pair, now)) {
            return false;
        }
        return isTrusted(pair, now) || !networks.isOver(network, now) && !accounts.isOver(name, now);
    }

    /** Counts this gateway's attempts before they go to the audit, which brings them once more. */
    public LoginAudit before(LoginAudit audit) {
        return (account, mechanism, remoteAddress, tls, success, reason) -> {
            String name = account == null ? "" : account.toString();
            note(new LoginAttempt(name, mechanism, remoteAddress, success, reason));
            audit.record(account, mechanism, remoteAddress, tls, success, reason);
        };
    }

    /** An attempt on this gateway. */
    void note(LoginAttempt attempt) {
        own.add(attempt);
        count(attempt, clock.millis());
    }

    /** An attempt that the audit tells of, on whatever gateway. */
    public void learn(LoginAttempt attempt, long time) {
        if (!own.remove(attempt)) {
            count(attempt, time);
        }
    }

    private void count(LoginAttempt attempt, long time) {
        Network network = Network.parse(attempt.remoteAddress());
        String account = attempt.account();
        if (attempt.success() && network != null) {
            var pair = new Pair(account, network);
            logins.put(pair, time);
            pairs.forget(pair);
        } else if (attempt.isWrongPassword()) {
            if (!account.isEmpty()) {
                accounts.add(account, time);
            }
            if (network != null) {
                networks.add(network, time);
                pairs.add(new Pair(account, network), time);
            }
        }
    }

    private boolean isTrusted(Pair pair, long now) {
        Long login = logins.getIfPresent(pair);
        return login != null && login > now - settings.trusted().toMillis();
    }
}
