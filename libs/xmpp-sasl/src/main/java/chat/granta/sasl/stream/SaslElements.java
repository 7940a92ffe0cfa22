package chat.granta.sasl.stream;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.sasl.SaslFailure;
import chat.granta.stream.TopLevelElement;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of SASL on a stream (RFC 6120 section 6.4). */
public final class SaslElements {
    public static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-sasl";
    private static final ElementName MECHANISMS = new ElementName(NAMESPACE, "mechanisms");
    private static final String CHANNEL_BINDING = "urn:xmpp:sasl-cb:0";

    private SaslElements() {}

    public static Element mechanisms(List<String> names) {
        var feature = Element.named(NAMESPACE, "mechanisms");
        names.forEach(name -> feature.child("mechanism", name));
        return feature.build();
    }

    /** XEP-0440 section 2. */
    public static Element channelBindings(List<String> types) {
        var feature = Element.named(CHANNEL_BINDING, "sasl-channel-binding");
        types.forEach(type -> feature
                .child(Element.named(CHANNEL_BINDING, "channel-binding").attribute("type", type).build()));
        return feature.build();
    }

    public static Element challenge(byte[] data) {
        return Element.named(NAMESPACE, "challenge").text(Base64.getEncoder().encodeToString(data)).build();
    }

    public static Element success(byte @Nullable [] data) {
        var success = Element.named(NAMESPACE, "success");
        if (data != null) {
            success.text(encode(data));
        }
        return success.build();
    }

    public static Element failure(SaslFailure failure, @Nullable String text) {
        var element = Element.named(NAMESPACE, "failure").child(failure.condition(), "");
        if (text != null) {
            element.child(Element.named(NAMESPACE, "text").attribute("xml:lang", "en").text(text).build());
        }
        return element.build();
    }

    /**
     * The client's first message (RFC 6120 section 6.4.2).
     *
     * @param initial null when the mechanism has the server begin; empty is another thing
     */
    public static Element auth(String mechanism, byte @Nullable [] initial) {
        var auth = Element.named(NAMESPACE, "auth").attribute("mechanism", mechanism);
        if (initial != null) {
            auth.text(encode(initial));
        }
        return auth.build();
    }

    /** The mechanisms that a server offers in its stream features; none when it offers no SASL. */
    public static List<String> offered(TopLevelElement features) {
        return features.content().elements().stream().filter(each -> each.name().equals(MECHANISMS))
                .flatMap(each -> each.children().stream()).map(Element::text).toList();
    }

    /** The condition of a server's {@code <failure/>} (RFC 6120 section 6.5). */
    public static String condition(TopLevelElement failure) {
        return failure.content().elements().stream().map(each -> each.name().localName())
                .filter(name -> !name.equals("text")).findFirst().orElse("undefined-condition");
    }

    /**
     * Decodes a message; RFC 6120 section 6.4.2 writes an empty one as an equals sign.
     *
     * @throws IllegalArgumentException when it is not base64
     */
    public static byte[] decode(String text) {
        return text.equals("=") ? new byte[0] : Base64.getDecoder().decode(text);
    }

    private static String encode(byte[] data) {
        return data.length == 0 ? "=" : Base64.getEncoder().encodeToString(data);
    }
}
