package chat.granta.loadtest.login;

/** The server answered what a login cannot go on with. */
final class LoginException extends RuntimeException {
    LoginException(String message) {
        super(message);
    }
}
