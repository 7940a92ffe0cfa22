package chat.granta.auth.credentials;

import chat.granta.auth.credentials.CredentialsJson.KeySet;
import chat.granta.scram.ScramKeys;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a gateway sends after a PLAIN login, derived from the password that fitted.
 *
 * @param version the version of the credentials that the password fitted
 */
record NewKeys(@Nullable String version, @Nullable List<@Nullable KeySet> keys) {
    /** RFC 7677 section 4 demands this minimum; more than the maximum would keep a client busy for seconds. */
    private static final int FEWEST_ITERATIONS = 4096;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int MOST_SALT_BYTES = 64;

    /** @throws IllegalArgumentException when the keys are not acceptable; the message repeats nothing of them */
    List<ScramKeys> toKeys() {
        if (version == null || keys == null || keys.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("{\"version\":\"...\",\"keys\":[...]} is wanted");
        }
        List<ScramKeys> all = keys.stream().map(each -> Objects.requireNonNull(each).toKeys()).toList();
        if (all.stream().map(ScramKeys::hash).distinct().count() < all.size()) {
            throw new IllegalArgumentException("there are two key sets of one mechanism");
        }
        if (all.stream().anyMatch(each -> each.iterations() < FEWEST_ITERATIONS
                || each.iterations() > MOST_ITERATIONS || each.salt().length > MOST_SALT_BYTES)) {
            throw new IllegalArgumentException("iterations are from " + FEWEST_ITERATIONS + " to " + MOST_ITERATIONS
                    + ", salts at most " + MOST_SALT_BYTES + " bytes");
        }
        return all;
    }

    @Override
    public String toString() {
        return "NewKeys[]";
    }
}
