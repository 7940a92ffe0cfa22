package chat.granta.c2s.credentials;

import chat.granta.scram.ScramKeys;
import java.util.List;

/** Where SCRAM keys go that were derived from a password that fitted. Never blocks, never fails; any thread. */
@FunctionalInterface
public interface DerivedKeys {
    /**
     * @param localpart the enforced localpart of the account's address
     * @param version of the credentials the password fitted: keys of a password changed meanwhile are refused
     */
    void keep(String localpart, String version, List<ScramKeys> keys);
}
