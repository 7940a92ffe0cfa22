package chat.granta.testkit.client;

import java.nio.charset.StandardCharsets;

/** PLAIN (RFC 4616). */
public record PlainAttempt(String authzid, String name, String password) implements SaslAttempt {
    @Override
    public String mechanism() {
        return "PLAIN";
    }

    @Override
    public byte[] initial() {
        return (authzid + '\0' + name + '\0' + password).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] respond(byte[] challenge) {
        return initial();
    }

    @Override
    public void verify(byte[] additional) throws BrokenStreamException {
        if (additional.length > 0) {
            throw new BrokenStreamException("PLAIN has no data with its success");
        }
    }
}
