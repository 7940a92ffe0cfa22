package chat.granta.loadtest.scenario;

import chat.granta.loadtest.login.Account;
import chat.granta.loadtest.login.KeyCache;
import chat.granta.loadtest.login.Login;
import chat.granta.loadtest.login.Mechanism;
import chat.granta.loadtest.wire.Tls;
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

    @Option(names = "--domain", defaultValue = "localhost", description = "the users' domain (${DEFAULT-VALUE})")
    private String domain = "";

    @Option(names = "--peer-domain", defaultValue = "", description = "the domain of the second of each pair, at the server of --peer-port")
    private String peerDomain = "";

    @Option(names = "--users", defaultValue = "200", description = "how many users there are (${DEFAULT-VALUE})")
    private int users;

    @Option(names = "--user-prefix", defaultValue = "u", description = "users are PREFIX1, PREFIX2 and so on (${DEFAULT-VALUE})")
    private String prefix = "";

    @Option(names = "--password", defaultValue = "secret", description = "every user's password; {user} stands for the name (${DEFAULT-VALUE})")
    private String password = "";

    @Option(names = "--mechanism", defaultValue = "SCRAM-SHA-256", converter = MechanismName.class, description = "SCRAM-SHA-256, SCRAM-SHA-1 or PLAIN (${DEFAULT-VALUE})")
    private Mechanism mechanism = Mechanism.SCRAM_SHA_256;

    @Option(names = "--concurrency", defaultValue = "50", description = "logins under way at once (${DEFAULT-VALUE})")
    private int concurrency;

    @Option(names = "--login-timeout", defaultValue = "30", description = "seconds (${DEFAULT-VALUE})")
    private int loginTimeout;

    private final KeyCache keys = new KeyCache();

    int users() {
        return users;
    }

    String domain() {
        return domain;
    }

    boolean hasPeer() {
        return !peerDomain.isEmpty();
    }

    int concurrency() {
        return concurrency;
    }

    /** The account of this index, in turn when there are fewer; further sessions have further resources. */
    Account account(int index) {
        return account(index, password);
    }

    Account withWrongPassword(int index) {
        return account(index, "not " + password);
    }

    Login.Settings login(Tls.Mode tls) {
        return new Login.Settings(tls, mechanism, keys, loginTimeout);
    }

    void check(Usage usage) {
        usage.require(users > 0, "--users is at least 1");
        usage.require(concurrency > 0, "--concurrency is at least 1");
        usage.require(loginTimeout > 0, "--login-timeout is at least 1");
        usage.require(!(prefix + domain + peerDomain).contains("~"),
                "no ~ in --user-prefix and domains: it marks the messages");
    }

    private Account account(int index, String secret) {
        String user = prefix + (index % users + 1);
        String at = hasPeer() && isSecond(index) ? peerDomain : domain;
        return new Account(user, at, secret.replace("{user}", user), "load" + index / users);
    }

    /** Whether the user of this index is the second of a pair. */
    static boolean isSecond(int index) {
        return index % 2 == 1;
    }
}
