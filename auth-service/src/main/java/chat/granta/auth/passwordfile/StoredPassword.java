package chat.granta.auth.passwordfile;

import chat.granta.auth.scram.KeyForm;
import chat.granta.scram.ScramKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The second field of a line of the password file: a hash, SCRAM keys, or a password in clear. */
public sealed interface StoredPassword permits StoredScramKeys, ForeignHash, PlainSecret {
    /** The hash's form, as administrators know it; tells nothing of the password. */
    String form();

    /** The whole field as it is in the file, which is a secret. */
    String field();

    /** The forms of {@link #keys}, without deriving them. */
    List<KeyForm> keyForms();

    /** The SCRAM keys of the field, each of another mechanism; deriving them may take milliseconds the first time. */
    List<ScramKeys> keys();

    /** The field with its random characters replaced by placeholders, if gateways check passwords against it, else null. */
    @Nullable
    String template();
}
