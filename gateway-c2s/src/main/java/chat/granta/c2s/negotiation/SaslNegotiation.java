package chat.granta.c2s.negotiation;

import chat.granta.c2s.credentials.LoginOffer;
import chat.granta.c2s.session.ResourceBinding;
import chat.granta.c2s.stream.ClientStream;
import chat.granta.c2s.stream.Negotiation;
import chat.granta.c2s.stream.StreamMetrics.Phase;
import chat.granta.c2s.stream.StreamServices;
import chat.granta.model.Element;
import chat.granta.sasl.SaslConnection;
import chat.granta.sasl.SaslOffer;
import chat.granta.sasl.SaslReply;
import chat.granta.sasl.stream.SaslAttempts;
import chat.granta.sasl.stream.SaslElements;
import chat.granta.stream.StartTlsElements;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import chat.granta.tls.TlsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** RFC 6120 section 6: the client logs in, by SASL. */
public final class SaslNegotiation implements Negotiation, SaslAttempts.Host {
    private final ClientStream stream;
    private final boolean isSecured;

    /** Null before the client has been told what it may log in with. */
    private @Nullable SaslAttempts attempts;

    public SaslNegotiation(ClientStream stream, boolean isSecured) {
        this.stream = stream;
        this.isSecured = isSecured;
    }

    @Override
    public Phase phase() {
        return isSecured ? Phase.SECURED : Phase.CLEAR;
    }

    @Override
    public void offer() {
        StreamServices services = stream.services();
        LoginOffer allowed = services.offer().get();
        if (allowed == null) {
            // Features without SASL would tell the client that it can never log in here; this tells it to come back.
            stream.fail(StreamError.resourceConstraint("logins are not possible yet; try again in a few seconds"));
            return;
        }
        SaslOffer offered = services.mechanisms().offer(allowed.mechanisms(), connection());
        attempts = new SaslAttempts(services.mechanisms(), offered, services.settings().loginAttempts(), this);
        List<Element> features = new ArrayList<>();
        if (!isSecured) {
            features.add(StartTlsElements.feature(false));
        }
        if (!offered.bindings().isEmpty()) {
            features.add(SaslElements.channelBindings(offered.bindings()));
        }
        features.add(SaslElements.mechanisms(offered.mechanisms()));
        stream.offer(features);
    }

    /** What a login may know of the connection; asked for after TLS, if there is any. */
    private SaslConnection connection() {
        InetAddress address = stream.out().peer() instanceof InetSocketAddress inet ? inet.getAddress() : null;
        SSLEngine engine = stream.out().tls();
        TlsServer tls = stream.services().tls();
        return engine == null
                ? SaslConnection.unbound(address)
                : new SaslConnection(address, tls.bindings(engine), tls.certified(engine.getSession()));
    }

    @Override
    public void received(TopLevelElement element) {
        SaslAttempts open = attempts;
        if (StartTlsElements.isRequest(element) && !isSecured && (open == null || !open.isUnderWay())) {
            TlsNegotiation.proceed(stream);
        } else if (open == null || !open.took(element)) {
            stream.refuse(element);
        }
    }

    @Override
    public void send(Element element) {
        stream.out().element(element);
    }

    @Override
    public void fail(StreamError error) {
        stream.fail(error);
    }

    @Override
    public void execute(Runnable action) {
        stream.out().executeAndFlush(action);
    }

    @Override
    public boolean isOpen() {
        return stream.state() == this;
    }

    @Override
    public void succeeded(String mechanism, SaslReply.Success success) {
        stream.services().logins().succeeded(success.identity(), mechanism, stream.out().peer(),
                stream.out().tls());
        stream.restart(new ResourceBinding(stream, success.identity()));
    }

    @Override
    public void failed(String mechanism, SaslReply.Failure failure) {
        stream.services().logins().failed(failure, mechanism, stream.out().peer(), stream.out().tls());
    }
}
