package chat.granta.dns;

/** The DNS says that a domain has no server for other servers (RFC 6120 section 3.2.1). */
public final class UnknownServerException extends Exception {
    /** @param why a sentence for whoever has sent something there */
    public UnknownServerException(String why) {
        super(why, null, false, false);
    }
}
