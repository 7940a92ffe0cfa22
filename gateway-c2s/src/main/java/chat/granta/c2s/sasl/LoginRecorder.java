package chat.granta.c2s.sasl;

import chat.granta.model.Jid;
import chat.granta.sasl.SaslMechanisms;
import chat.granta.sasl.SaslReply;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.regex.Pattern;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** Counts finished login attempts and hands them to the audit. Called on event loops. */
public final class LoginRecorder {
    // RFC 4422 3.1. Anything else is not repeated in logs and metrics.
    private static final Pattern MECHANISM = Pattern.compile("[A-Z0-9_-]{1,20}");

    private final LoginAudit audit;
    private final MeterRegistry meters;
    private final SaslMechanisms mechanisms;

    public LoginRecorder(LoginAudit audit, MeterRegistry meters, SaslMechanisms mechanisms) {
        this.audit = audit;
        this.meters = meters;
        this.mechanisms = mechanisms;
    }

    /** @param tls null when the client has none */
    public void succeeded(Jid account, String mechanism, @Nullable SocketAddress client, @Nullable SSLEngine tls) {
        count(mechanism, "success");
        audit.record(account, mechanism, printable(client), version(tls), true, "");
    }

    /** @param tls null when the client has none */
    public void failed(SaslReply.Failure failure, String mechanism, @Nullable SocketAddress client,
            @Nullable SSLEngine tls) {
        count(mechanism, failure.failure().outcome());
        String named = MECHANISM.matcher(mechanism).matches() ? mechanism : "?";
        audit.record(failure.identity(), named, printable(client), version(tls), false,
                failure.failure().outcome() + ": " + failure.reason());
    }

    private void count(String mechanism, String outcome) {
        String known = mechanisms.named(mechanism) == null ? "other" : mechanism;
        meters.counter("granta.c2s.logins", "mechanism", known, "outcome", outcome).increment();
    }

    private static String version(@Nullable SSLEngine tls) {
        return tls == null ? "" : tls.getSession().getProtocol();
    }

    private static String printable(@Nullable SocketAddress client) {
        if (client instanceof InetSocketAddress inet && inet.getAddress() != null) {
            return inet.getAddress().getHostAddress() + ':' + inet.getPort();
        }
        return String.valueOf(client);
    }
}
