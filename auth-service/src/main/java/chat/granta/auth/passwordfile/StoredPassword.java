package chat.granta.auth.passwordfile;

import chat.granta.auth.scram.KeyForm;
import chat.granta.auth.scram.ScramKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the password file holds in place of a password. */
public sealed interface StoredPassword permits ScramHash, ForeignHash, PlainSecret {
    /** The hash's form, as administrators know it; tells nothing of the password. */
    String form();

    /** The whole field, as the file has it: a secret. */
    String field();

    /** What {@link #keys} look like, without making them. */
    List<KeyForm> keyForms();

    /** The SCRAM keys that the field gives, each of another mechanism; may take milliseconds the first time. */
    List<ScramKeys> keys();

    /** The field with its random characters blanked, when gateways get it to check passwords against, else null. */
    @Nullable
    String template();
}
