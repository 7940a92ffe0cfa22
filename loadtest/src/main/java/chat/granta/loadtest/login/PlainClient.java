package chat.granta.loadtest.login;

/** PLAIN (RFC 4616). */
record PlainClient(Account account) implements SaslClient {
    @Override
    public String initialResponse() {
        return '\0' + account.user() + '\0' + account.password();
    }

    @Override
    public String respond(String challenge) {
        throw new LoginException("a challenge after PLAIN");
    }

    @Override
    public void verify(String additionalData) {
        // PLAIN proves nothing of the server.
    }
}
