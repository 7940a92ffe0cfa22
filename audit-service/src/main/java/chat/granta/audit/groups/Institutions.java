package chat.granta.audit.groups;

import chat.granta.model.Jid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which institution a user belongs to: the first one whose file has the address. Users of other servers belong to none. */
public final class Institutions {
    /** How figures call those whom no file has. */
    public static final String OTHER = "other";

    private final String domain;
    private final List<Institution> inOrder;

    /** @param domain of the users */
    Institutions(String domain, List<Institution> inOrder) {
        this.domain = domain;
        this.inOrder = List.copyOf(inOrder);
    }

    /** Of an installation that has said nothing of any. */
    public static Institutions none(String domain) {
        return new Institutions(domain, List.of());
    }

    /** The users' domain. */
    public String domain() {
        return domain;
    }

    /** Null when no file has the user. */
    public @Nullable String of(Jid bareJid) {
        return inOrder.stream().filter(each -> each.members().has(bareJid)).map(Institution::name).findFirst()
                .orElse(null);
    }

    /** The institutions of all users whom a file has, by their bare addresses. */
    public Map<String, String> byAccount() {
        Map<String, String> all = new HashMap<>();
        for (Institution institution : inOrder) {
            institution.members().members().forEach(member -> all.putIfAbsent(member.toString(), institution.name()));
        }
        return all;
    }

    /** Looks whether a file has changed. */
    void look() {
        inOrder.forEach(institution -> institution.members().look());
    }
}
