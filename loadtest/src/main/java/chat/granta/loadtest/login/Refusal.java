package chat.granta.loadtest.login;

import chat.granta.loadtest.wire.ElementView;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a server's refusal means, and what to do about it: SASL failures (RFC 6120 section 6.5) and stream errors (4.9.3). */
final class Refusal {
    private static final Map<String, String> FAILURES = meanings("""
            not-authorized: the name or the password is wrong, or there is no such account
            account-disabled: the account is disabled
            credentials-expired: the password has expired
            encryption-required: the server wants TLS first, see --tls
            mechanism-too-weak: the server wants a stronger mechanism, or TLS first, see --mechanism and --tls
            invalid-mechanism: the server does not know the mechanism, see --mechanism
            temporary-auth-failure: the server cannot check passwords now
            """);
    private static final Map<String, String> STREAM_ERRORS = meanings("""
            host-unknown: the server does not serve this domain, see --domain
            host-gone: the server no longer serves this domain, see --domain
            policy-violation: a limit of the server was reached; a server under load needs its limits off
            resource-constraint: the server has no room for more connections
            connection-timeout: the server waited in vain
            conflict: another session has taken the same resource
            see-other-host: the domain is served elsewhere, see --host
            system-shutdown: the server is being stopped
            """);

    private Refusal() {}

    /** @param element a {@code <failure/>}, a {@code <stream:error/>} or an iq of type error */
    static String inWords(ElementView element) {
        for (var known : (element.isNamed("failure") ? FAILURES : STREAM_ERRORS).entrySet()) {
            if (element.contains("<" + known.getKey())) {
                String said = element.textOf("text").map(text -> " (" + text + ")").orElse("");
                return "refused with " + known.getKey() + said + ": " + known.getValue();
            }
        }
        return "refused with " + element;
    }

    private static Map<String, String> meanings(String lines) {
        var meanings = new LinkedHashMap<String, String>();
        lines.lines().map(line -> line.split(": ", 2)).forEach(parts -> meanings.put(parts[0], parts[1]));
        return meanings;
    }
}
