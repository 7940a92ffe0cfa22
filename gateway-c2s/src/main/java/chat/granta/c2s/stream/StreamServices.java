package chat.granta.c2s.stream;

import chat.granta.c2s.credentials.LoginOffer;
import chat.granta.c2s.home.UserHomes;
import chat.granta.c2s.pace.ArchivePace;
import chat.granta.c2s.sasl.LoginRecorder;
import chat.granta.listening.ProxyProtocol;
import chat.granta.listening.limits.AddressLimit;
import chat.granta.sasl.SaslMechanisms;
import chat.granta.tls.TlsServer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all streams share.
 *
 * @param domain the domain served, enforced
 * @param pace how many messages each client may send while archives are behind
 * @param offer what clients may log in with now; null while nobody knows
 */
public record StreamServices(String domain, C2sSettings settings, ProxyProtocol proxy, TlsServer tls,
        SaslMechanisms mechanisms, Supplier<@Nullable LoginOffer> offer, LoginRecorder logins, UserHomes homes,
        ArchivePace pace,
        StreamMetrics metrics, AddressLimit addresses) {}
