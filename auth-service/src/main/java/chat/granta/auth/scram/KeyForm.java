package chat.granta.auth.scram;

/** What keys look like to whoever cannot tell them from a decoy's. */
public record KeyForm(ScramMechanism mechanism, int iterations, int saltBytes) {}
