package chat.granta.c2s.sasl;

import rocks.xmpp.precis.PrecisProfiles;

/** Prepares passwords as RFC 8265 section 4.2 (OpaqueString) wants it, the successor of SASLprep. */
final class Passwords {
    private Passwords() {}

    /** @throws IllegalArgumentException when nobody can have that password */
    static String prepare(String password) {
        for (int i = 0; i < password.length(); i++) {
            char c = password.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                return PrecisProfiles.OPAQUE_STRING.enforce(password);
            }
        }
        return password;
    }
}
