package chat.granta.loadtest.login;

import java.util.HashMap;
import java.util.Map;

/** The SASL mechanisms a client may choose, by the name they have on the wire and on the command line. */
public enum Mechanism {
    SCRAM_SHA_256("SCRAM-SHA-256"), SCRAM_SHA_1("SCRAM-SHA-1"), PLAIN("PLAIN");

    private static final Map<String, Mechanism> BY_NAME = new HashMap<>();
    static {
        for (Mechanism mechanism : values()) {
            BY_NAME.put(mechanism.wireName, mechanism);
        }
    }

    private final String wireName;

    Mechanism(String wireName) {
        this.wireName = wireName;
    }

    /** @throws IllegalArgumentException when there is no such mechanism here */
    public static Mechanism named(String name) {
        Mechanism found = BY_NAME.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a mechanism: SCRAM-SHA-256, SCRAM-SHA-1 or PLAIN");
        }
        return found;
    }

    public String wireName() {
        return wireName;
    }

    SaslClient client(Account account, KeyCache keys) {
        return switch (this) {
            case PLAIN -> new PlainClient(account);
            case SCRAM_SHA_1 -> new ScramClient(account, "SHA-1", "HmacSHA1", keys);
            case SCRAM_SHA_256 -> new ScramClient(account, "SHA-256", "HmacSHA256", keys);
        };
    }
}
