package chat.granta.testkit.client;

/** The client's side of one login (RFC 6120 section 6.4). */
public interface SaslAttempt {
    /** The mechanism's registered name. */
    String mechanism();

    /** The initial response. */
    byte[] initial();

    /** The answer to a challenge. */
    byte[] respond(byte[] challenge) throws BrokenStreamException;

    /** Checks what came with the success: that the server, too, knows the password, where the mechanism can tell. */
    void verify(byte[] additional) throws BrokenStreamException;
}
