package chat.granta.c2s.stream;

import chat.granta.c2s.credentials.LoginOffer;
import chat.granta.c2s.home.UserHomes;
import chat.granta.c2s.proxy.ProxyProtocol;
import chat.granta.c2s.sasl.LoginRecorder;
import chat.granta.c2s.sasl.SaslMechanisms;
import chat.granta.c2s.throttle.AddressLimit;
import chat.granta.c2s.tls.TlsContexts;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all streams share.
 *
 * @param domain the domain served, enforced
 * @param offer what clients may log in with now; null while nobody knows
 */
public record StreamServices(String domain, C2sSettings settings, ProxyProtocol proxy, TlsContexts tls,
        SaslMechanisms mechanisms, Supplier<@Nullable LoginOffer> offer, LoginRecorder logins, UserHomes homes,
        StreamMetrics metrics, AddressLimit addresses) {}
