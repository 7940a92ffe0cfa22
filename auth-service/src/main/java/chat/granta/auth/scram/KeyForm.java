package chat.granta.auth.scram;

import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;

/** What an outsider can see of keys; a decoy's keys have the same form. */
public record KeyForm(ScramHash hash, int iterations, int saltBytes) {
    public static KeyForm of(ScramKeys keys) {
        return new KeyForm(keys.hash(), keys.iterations(), keys.salt().length);
    }
}
