package chat.granta.auth.accounts;

import chat.granta.auth.accounts.store.Login;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.Optional;

/** Picks the successful logins of this domain's users out of the audit trail's records. */
final class LoginReader {
    private final String domain;

    LoginReader(String domain) {
        this.domain = domain;
    }

    /**
     * The login that a record tells of; empty when it tells of something else.
     *
     * @throws IllegalArgumentException when the record is none that Granta writes
     */
    Optional<Login> read(byte[] value) {
        try {
            var envelope = Envelope.parseFrom(value);
            if (!envelope.hasLoginAudited() || !envelope.getLoginAudited().getSuccess()) {
                return Optional.empty();
            }
            Jid account = Jid.parse(envelope.getLoginAudited().getAccount());
            String local = account.local();
            boolean isOurs = local != null && account.domain().equals(domain);
            return isOurs ? Optional.of(new Login(local, Instant.ofEpochMilli(envelope.getTime()))) : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not an envelope: " + e.getMessage(), e);
        } catch (InvalidJidException e) {
            throw new IllegalArgumentException("the account's address is malformed: " + e.getMessage(), e);
        }
    }
}
