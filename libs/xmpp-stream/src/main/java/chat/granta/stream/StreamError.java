package chat.granta.stream;

import chat.granta.model.Element;
import org.jspecify.annotations.Nullable;

/**
 * A stream error (RFC 6120 section 4.9): its defined condition, a sentence for a person, what the condition's element
 * contains, if anything, and what a protocol adds for programs (section 4.9.4). It always closes the stream; {@link StreamWriter#error} writes it.
 */
public record StreamError(String condition, @Nullable String text, @Nullable String content,
        @Nullable Element detail) {
    public static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-streams";

    public StreamError(String condition, @Nullable String text) {
        this(condition, text, null, null);
    }

    // RFC 6120 4.9.3, in its order.

    public static StreamError badFormat(@Nullable String text) {
        return new StreamError("bad-format", text);
    }

    public static StreamError badNamespacePrefix(@Nullable String text) {
        return new StreamError("bad-namespace-prefix", text);
    }

    public static StreamError conflict(@Nullable String text) {
        return new StreamError("conflict", text);
    }

    public static StreamError connectionTimeout(@Nullable String text) {
        return new StreamError("connection-timeout", text);
    }

    public static StreamError hostGone(@Nullable String text) {
        return new StreamError("host-gone", text);
    }

    public static StreamError hostUnknown(@Nullable String text) {
        return new StreamError("host-unknown", text);
    }

    public static StreamError improperAddressing(@Nullable String text) {
        return new StreamError("improper-addressing", text);
    }

    public static StreamError internalServerError(@Nullable String text) {
        return new StreamError("internal-server-error", text);
    }

    public static StreamError invalidFrom(@Nullable String text) {
        return new StreamError("invalid-from", text);
    }

    public static StreamError invalidNamespace(@Nullable String text) {
        return new StreamError("invalid-namespace", text);
    }

    public static StreamError invalidXml(@Nullable String text) {
        return new StreamError("invalid-xml", text);
    }

    public static StreamError notAuthorized(@Nullable String text) {
        return new StreamError("not-authorized", text);
    }

    public static StreamError notWellFormed(@Nullable String text) {
        return new StreamError("not-well-formed", text);
    }

    public static StreamError policyViolation(@Nullable String text) {
        return new StreamError("policy-violation", text);
    }

    public static StreamError remoteConnectionFailed(@Nullable String text) {
        return new StreamError("remote-connection-failed", text);
    }

    public static StreamError reset(@Nullable String text) {
        return new StreamError("reset", text);
    }

    public static StreamError resourceConstraint(@Nullable String text) {
        return new StreamError("resource-constraint", text);
    }

    public static StreamError restrictedXml(@Nullable String text) {
        return new StreamError("restricted-xml", text);
    }

    /** @param host where the peer finds the service instead: {@code host} or {@code host:port} */
    public static StreamError seeOtherHost(String host) {
        return new StreamError("see-other-host", null, host, null);
    }

    public static StreamError systemShutdown(@Nullable String text) {
        return new StreamError("system-shutdown", text);
    }

    /** @param detail the condition of a protocol's own (section 4.9.4), without which this one says nothing */
    public static StreamError undefinedCondition(@Nullable String text, Element detail) {
        return new StreamError("undefined-condition", text, null, detail);
    }

    public static StreamError unsupportedEncoding(@Nullable String text) {
        return new StreamError("unsupported-encoding", text);
    }

    public static StreamError unsupportedFeature(@Nullable String text) {
        return new StreamError("unsupported-feature", text);
    }

    public static StreamError unsupportedStanzaType(@Nullable String text) {
        return new StreamError("unsupported-stanza-type", text);
    }

    public static StreamError unsupportedVersion(@Nullable String text) {
        return new StreamError("unsupported-version", text);
    }
}
