package chat.granta.loadtest.login;

/** Who logs in. */
public record Account(String user, String domain, String password, String resource) {
    public String bareJid() {
        return user + '@' + domain;
    }
}
