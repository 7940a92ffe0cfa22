package chat.granta.s2s.stream;

import chat.granta.stream.carrier.XmppStream;
import javax.net.ssl.SSLEngine;

/** What protects a stream, for people who read logs. */
public final class TlsInUse {
    private TlsInUse() {}

    public static String of(XmppStream stream) {
        SSLEngine tls = stream.tls();
        return tls == null ? "in clear" : "over " + tls.getSession().getProtocol();
    }
}
