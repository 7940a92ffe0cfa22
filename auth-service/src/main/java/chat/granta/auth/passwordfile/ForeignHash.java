package chat.granta.auth.passwordfile;

import chat.granta.auth.scram.KeyForm;
import chat.granta.scram.ScramKeys;
import java.util.List;

/** A hash that is not SCRAM's: a gateway checks a password against the field itself. */
public record ForeignHash(HashForm hashForm, String field) implements StoredPassword {
    @Override
    public String form() {
        return hashForm.label();
    }

    @Override
    public List<KeyForm> keyForms() {
        return List.of();
    }

    @Override
    public List<ScramKeys> keys() {
        return List.of();
    }

    @Override
    public String template() {
        return hashForm.template(field);
    }

    @Override
    public String toString() {
        return "ForeignHash[" + form() + ']';
    }
}
