package chat.granta.c2s.log;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.LoginAudited;
import chat.granta.c2s.throttle.LoginAttempt;
import chat.granta.c2s.throttle.LoginThrottle;
import java.util.function.Consumer;

/** Tells the throttle of the logins that other gateways have seen. While Kafka is away, a gateway counts what it sees itself. */
record AuditedLogins(LoginThrottle throttle) implements Consumer<Envelope> {
    @Override
    public void accept(Envelope envelope) {
        if (envelope.hasLoginAudited()) {
            LoginAudited login = envelope.getLoginAudited();
            throttle.learn(new LoginAttempt(login.getAccount(), login.getMechanism(), login.getAddress(),
                    login.getSuccess(), login.getReason()), envelope.getTime());
        }
    }
}
