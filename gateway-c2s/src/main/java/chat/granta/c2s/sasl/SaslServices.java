package chat.granta.c2s.sasl;

import chat.granta.c2s.credentials.AccountDirectory;
import chat.granta.c2s.credentials.CredentialSource;
import chat.granta.c2s.credentials.DerivedKeys;

/**
 * What mechanisms need.
 *
 * @param domain the domain of the users who log in
 */
public record SaslServices(String domain, CredentialSource credentials, DerivedKeys derived,
        AccountDirectory directory, PasswordHashing hashing, LoginGate gate) {}
