package chat.granta.loadtest.login;

import chat.granta.loadtest.wire.Connection;
import chat.granta.loadtest.wire.ElementView;
import chat.granta.loadtest.wire.Receiver;
import chat.granta.loadtest.wire.Tls;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stream, STARTTLS, SASL and binding of one client (RFC 6120 sections 4 to 7), each step after the server's answer. */
public final class Login implements Receiver {
    /** What every login of a run shares. */
    public record Settings(Tls.Mode tls, Mechanism mechanism, KeyCache keys, int timeoutSeconds) {}

    private static final String SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

    private final Settings settings;
    private final Account account;
    private final LoginListener listener;
    private final SaslClient sasl;
    private @Nullable Future<?> timeout;
    private boolean isAuthenticated;
    private boolean isOver;

    public Login(Settings settings, Account account, LoginListener listener) {
        this.settings = settings;
        this.account = account;
        this.listener = listener;
        sasl = settings.mechanism().client(account, settings.keys());
    }

    @Override
    public void ready(Connection connection) {
        if (timeout == null) {
            timeout = connection.eventLoop().schedule(() -> fail(connection,
                    "no login within " + settings.timeoutSeconds() + " s (--login-timeout)"),
                    settings.timeoutSeconds(), TimeUnit.SECONDS);
        }
        openStream(connection);
    }

    @Override
    public void element(Connection connection, ElementView element) {
        try {
            answer(connection, element);
        } catch (LoginException | IllegalArgumentException e) {
            fail(connection, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void closed(Connection connection, String reason) {
        fail(connection, reason);
    }

    private void answer(Connection connection, ElementView element) {
        if (element.isNamed("stream:features")) {
            features(connection, element);
        } else if (element.isNamed("proceed")) {
            connection.startTls();
        } else if (element.isNamed("challenge")) {
            String response = sasl.respond(decode(element, "challenge"));
            connection.send("<response " + SASL + ">" + encode(response) + "</response>");
        } else if (element.isNamed("success")) {
            sasl.verify(decode(element, "success"));
            isAuthenticated = true;
            openStream(connection);
        } else if (element.isNamed("iq")) {
            bound(connection, element);
        } else if (element.isNamed("failure") || element.isNamed("stream:error")) {
            fail(connection, Refusal.inWords(element));
        }
    }

    private void openStream(Connection connection) {
        connection.restartStream();
        connection.send("<?xml version='1.0'?><stream:stream to='" + account.domain()
                + "' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>");
    }

    private void features(Connection connection, ElementView element) {
        if (settings.tls() == Tls.Mode.STARTTLS && !connection.isSecured()) {
            if (!element.contains("<starttls")) {
                throw new LoginException("the server does not offer STARTTLS on this port, see --tls");
            }
            connection.send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        } else if (settings.tls() == Tls.Mode.NONE && !isAuthenticated && element.contains("<required")) {
            throw new LoginException("the server wants TLS first: --tls starttls, or --tls direct with its port");
        } else if (isAuthenticated) {
            connection.send("<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>"
                    + account.resource() + "</resource></bind></iq>");
        } else {
            String name = settings.mechanism().wireName();
            if (!element.contains(">" + name + "<")) {
                throw new LoginException("the server does not offer " + name + ", see --mechanism: " + element);
            }
            connection.send("<auth " + SASL + " mechanism='" + name + "'>" + encode(sasl.initialResponse())
                    + "</auth>");
        }
    }

    private void bound(Connection connection, ElementView element) {
        if (element.isError()) {
            throw new LoginException(Refusal.inWords(element));
        }
        isOver = true;
        cancelTimeout();
        listener.loggedIn(connection, element.textOf("jid").orElse(account.bareJid()));
    }

    private void fail(Connection connection, String reason) {
        if (!isOver) {
            isOver = true;
            cancelTimeout();
            listener.failed(connection, account.bareJid() + ": " + reason);
            connection.dropIfOpen(reason);
        }
    }

    private void cancelTimeout() {
        if (timeout != null) {
            timeout.cancel(false);
        }
    }

    private static String encode(String message) {
        return Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(ElementView element, String name) {
        String content = element.textOf(name).orElse("");
        return new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8);
    }
}
