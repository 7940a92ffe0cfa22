package chat.granta.scram;

import rocks.xmpp.precis.PrecisProfiles;

/** OpaqueString (RFC 8265 section 4.2), the successor of SASLprep: what passwords are before they are compared. */
public final class OpaqueString {
    private OpaqueString() {}

    /** @throws IllegalArgumentException when the profile does not allow the password, as when it is empty */
    public static String enforce(String password) {
        if (password.isEmpty()) {
            throw new IllegalArgumentException("the password is empty");
        }
        for (int i = 0; i < password.length(); i++) {
            char c = password.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                return PrecisProfiles.OPAQUE_STRING.enforce(password);
            }
        }
        return password;
    }
}
