package chat.granta.auth.scram;

/** What an outsider can see of keys; a decoy's keys have the same form. */
public record KeyForm(ScramMechanism mechanism, int iterations, int saltBytes) {}
