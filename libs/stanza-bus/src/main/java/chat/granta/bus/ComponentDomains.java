package chat.granta.bus;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose stanzas go to {@link Topics#COMPONENT}: the domains of components (XEP-0114), {@code granta.component.domains}.
 *
 * @param domains none when not given
 */
public record ComponentDomains(List<String> domains) {
    /** What the setting's name begins with. */
    public static final String PREFIX = "granta.component";

    /** @throws IllegalArgumentException when one is no domain */
    public ComponentDomains(@Nullable List<String> domains) {
        this.domains = domains == null ? List.of() : domains.stream().map(ComponentDomains::domain).distinct().toList();
    }

    private static String domain(String text) {
        try {
            return Jid.of(null, text, null).domain();
        } catch (InvalidJidException e) {
            throw wrong(text, "a domain: " + e.getMessage());
        }
    }

    /**
     * These domains, none of which may be served by somebody else.
     *
     * @throws IllegalArgumentException when one of the others is among them
     */
    public List<String> besides(String... others) {
        Arrays.stream(others).filter(domains::contains).findFirst().ifPresent(taken -> {
            throw wrong(taken, "another domain than users and rooms have");
        });
        return domains;
    }

    private static IllegalArgumentException wrong(String domain, String wanted) {
        return new IllegalArgumentException(
                PREFIX + ".domains cannot be '" + domain + "': it must be " + wanted);
    }
}
