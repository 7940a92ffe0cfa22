package chat.granta.s2s.dialback;

import chat.granta.model.Element;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.s2s.stream.LocalDomains;
import chat.granta.stream.TopLevelElement;
import org.jspecify.annotations.Nullable;

/**
 * A result or a verification (XEP-0220 section 2): a request, or its answer.
 *
 * @param from a domain; null when it says none
 * @param to likewise
 * @param id of the stream whose key is to be verified
 * @param type of an answer: valid, invalid or error; null for a request
 * @param key of a request
 */
public record DialbackElement(Kind kind, @Nullable String from, @Nullable String to, @Nullable String id,
        @Nullable String type, String key) {
    public static final String NAMESPACE = "jabber:server:dialback";
    private static final String FEATURE = "urn:xmpp:features:dialback";

    public enum Kind {
        RESULT("result"), VERIFY("verify");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }
    }

    /** Reads one; null when it is something else. */
    public static @Nullable DialbackElement of(TopLevelElement element) {
        for (Kind kind : Kind.values()) {
            if (element.is(NAMESPACE, kind.wire)) {
                return new DialbackElement(kind, LocalDomains.parse(element.attribute("from")),
                        LocalDomains.parse(element.attribute("to")), element.attribute("id"),
                        element.attribute("type"), element.text().strip());
            }
        }
        return null;
    }

    /** XEP-0220 section 2.1.1, step 1. */
    public static Element result(DomainPair pair, String key) {
        return start(Kind.RESULT, pair.local(), pair.remote()).text(key).build();
    }

    /** XEP-0220 section 2.2.1, step 4. */
    public static Element resultOf(DomainPair pair, KeyVerdict verdict) {
        return answer(start(Kind.RESULT, pair.local(), pair.remote()), verdict);
    }

    /** XEP-0220 section 2.1.2, step 2. */
    public static Element verify(DomainPair pair, String id, String key) {
        return start(Kind.VERIFY, pair.local(), pair.remote()).attribute("id", id).text(key).build();
    }

    /** XEP-0220 section 2.2.2, step 3. */
    public static Element verifyOf(String from, @Nullable String to, @Nullable String id, KeyVerdict verdict) {
        return answer(start(Kind.VERIFY, from, to).attribute("id", id), verdict);
    }

    /** XEP-0220 section 2.4.1: keys are taken, and errors are told apart from wrong keys. */
    public static Element feature() {
        return Element.named(FEATURE, "dialback").child("errors", "").build();
    }

    /** The prefix is the one that stream headers declare; the elements are not known without it (section 2, note). */
    private static Element.Builder start(Kind kind, String from, @Nullable String to) {
        return Element.named(Payload.CONTENT_NAMESPACE, "db:" + kind.wire).attribute("from", from)
                .attribute("to", to);
    }

    private static Element answer(Element.Builder answer, KeyVerdict verdict) {
        return switch (verdict) {
            case KeyVerdict.Valid() -> answer.attribute("type", "valid").build();
            case KeyVerdict.Invalid() -> answer.attribute("type", "invalid").build();
            case KeyVerdict.Unknown(StanzaError error) ->
                answer.attribute("type", "error").child(error.toPayload().elements().getFirst()).build();
        };
    }
}
