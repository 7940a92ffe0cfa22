package chat.granta.loadtest.scenario;

import chat.granta.loadtest.login.Account;
import chat.granta.loadtest.login.AccountFile;
import chat.granta.loadtest.login.KeyCache;
import chat.granta.loadtest.login.Login;
import chat.granta.loadtest.login.Mechanism;
import chat.granta.loadtest.wire.Tls;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Who logs in, and how. */
final class AccountOptions {
    static final class MechanismName implements ITypeConverter<Mechanism> {
        @Override
        public Mechanism convert(String name) {
            try {
                return Mechanism.named(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static final int DEFAULT_USERS = 200;

    @Option(names = "--domain", defaultValue = "localhost", description = "the users' domain (${DEFAULT-VALUE})")
    private String domain = "";

    @Option(names = "--peer-domain", defaultValue = "", description = "the domain of the second of each pair, at the server of --peer-host and --peer-port")
    private String peerDomain = "";

    @Option(names = "--users", defaultValue = "0", description = "how many users there are (all of --accounts, or 200)")
    private int users;

    @Option(names = "--user-pattern", defaultValue = "u{n}", description = "users' names; {n} stands for 1, 2 and so on (${DEFAULT-VALUE})")
    private String pattern = "";

    @Option(names = "--password", defaultValue = "secret", description = "every user's password; {user} stands for the name (${DEFAULT-VALUE})")
    private String password = "";

    @Option(names = "--accounts", paramLabel = "FILE", description = "instead of pattern and password: a line NAME PASSWORD or NAME@DOMAIN PASSWORD for each user")
    private @Nullable Path file;

    @Option(names = "--mechanism", defaultValue = "SCRAM-SHA-256", converter = MechanismName.class, description = "SCRAM-SHA-256, SCRAM-SHA-1 or PLAIN (${DEFAULT-VALUE})")
    private Mechanism mechanism = Mechanism.SCRAM_SHA_256;

    @Option(names = "--concurrency", defaultValue = "50", description = "logins under way at once (${DEFAULT-VALUE})")
    private int concurrency;

    @Option(names = "--login-timeout", defaultValue = "30", description = "seconds (${DEFAULT-VALUE})")
    private int loginTimeout;

    private final KeyCache keys = new KeyCache();
    private List<Account> listed = List.of();

    int users() {
        return users;
    }

    String domain() {
        return domain;
    }

    /** The domain of the second of each pair. */
    String peerDomain() {
        return hasPeer() ? peerDomain : domain;
    }

    boolean hasPeer() {
        return !peerDomain.isEmpty();
    }

    int concurrency() {
        return concurrency;
    }

    /** The account of this index, in turn when there are fewer; further sessions have further resources. */
    Account account(int index) {
        String resource = "load" + index / users;
        if (!listed.isEmpty()) {
            Account one = listed.get(index % users);
            return new Account(one.user(), one.domain(), one.password(), resource);
        }
        String user = pattern.replace("{n}", Integer.toString(index % users + 1));
        String at = isSecond(index) ? peerDomain() : domain;
        return new Account(user, at, password.replace("{user}", user), resource);
    }

    Account withWrongPassword(int index) {
        Account right = account(index);
        return new Account(right.user(), right.domain(), "not " + right.password(), right.resource());
    }

    Login.Settings login(Tls.Mode tls) {
        return new Login.Settings(tls, mechanism, keys, loginTimeout);
    }

    /** Checks, and reads the file. */
    void check(Usage usage) {
        if (file != null) {
            try {
                listed = AccountFile.read(file, domain);
            } catch (IllegalArgumentException e) {
                usage.require(false, "--accounts: " + e.getMessage());
            }
            usage.require(!hasPeer(),
                    "--peer-domain goes with --user-pattern; lines of --accounts have domains of their own");
            usage.require(users <= listed.size(), "--users is more than --accounts has: " + listed.size());
        }
        users = users != 0 ? users : listed.isEmpty() ? DEFAULT_USERS : listed.size();
        usage.require(users > 0, "--users is at least 1");
        usage.require(users == 1 || !listed.isEmpty() || pattern.contains("{n}"),
                "--user-pattern has {n}, or all users are one");
        usage.require(concurrency > 0, "--concurrency is at least 1");
        usage.require(loginTimeout > 0, "--login-timeout is at least 1");
        usage.require(!(pattern + domain + peerDomain).contains("~"),
                "no ~ in --user-pattern and domains: it marks the messages");
    }

    /** Whether the user of this index is the second of a pair. */
    static boolean isSecond(int index) {
        return index % 2 == 1;
    }
}
