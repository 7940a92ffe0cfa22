package chat.granta.c2s.credentials;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What auth-service lets clients log in with.
 *
 * @param mechanisms SASL mechanism names
 * @param passwordPage web address where passwords are changed, or null
 */
public record LoginOffer(List<String> mechanisms, @Nullable String passwordPage) {
    public LoginOffer {
        mechanisms = List.copyOf(mechanisms);
    }
}
