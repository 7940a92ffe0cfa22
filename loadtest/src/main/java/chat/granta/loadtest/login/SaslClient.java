package chat.granta.loadtest.login;

/** The client's side of one SASL exchange; messages are what stands in the elements after base64 is taken off. */
interface SaslClient {
    String initialResponse();

    /** @throws LoginException when the server's message cannot be right */
    String respond(String challenge);

    /** Checks what comes with {@code <success/>}. @throws LoginException when the server did not prove itself */
    void verify(String additionalData);
}
