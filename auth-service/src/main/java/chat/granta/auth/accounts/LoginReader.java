package chat.granta.auth.accounts;

import chat.granta.auth.accounts.store.Login;
import chat.granta.bus.wire.Envelope;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the successful logins of this domain's users among the records of the audit. */
final class LoginReader {
    /** A time outside of these comes from a wrong clock or a broken record, and the database might not be able to store it. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private final String domain;

    LoginReader(String domain) {
        this.domain = domain;
    }

    /**
     * The login that a record is about; empty when it is about something else.
     *
     * @throws IllegalArgumentException when the value is not an envelope, so that Granta did not write it
     */
    Optional<Login> read(byte @Nullable [] value) {
        if (value == null) {
            throw new IllegalArgumentException("a record without a value");
        }
        try {
            var envelope = Envelope.parseFrom(value);
            if (!envelope.hasLoginAudited() || !envelope.getLoginAudited().getSuccess()) {
                return Optional.empty();
            }
            Jid account = Jid.parse(envelope.getLoginAudited().getAccount());
            String local = account.local();
            boolean isOurs = local != null && account.domain().equals(domain);
            return isOurs ? Optional.of(new Login(local, time(envelope))) : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not an envelope: " + e.getMessage(), e);
        } catch (InvalidJidException e) {
            throw new IllegalArgumentException("the account's address is malformed: " + e.getMessage(), e);
        }
    }

    private static Instant time(Envelope envelope) {
        Instant time = Instant.ofEpochMilli(envelope.getTime());
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("the login's time cannot be: " + envelope.getTime());
        }
        return time;
    }
}
