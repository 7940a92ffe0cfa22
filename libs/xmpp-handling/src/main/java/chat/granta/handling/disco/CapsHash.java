package chat.granta.handling.disco;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.FormXml;
import chat.granta.model.Element;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** XEP-0115 section 5.1: the verification string, a hash by which equal capabilities are known. Pure; any thread. */
public final class CapsHash {
    /** The 'hash' attribute that belongs to it. */
    public static final String ALGORITHM = "sha-1";

    private static final String DISCO = DiscoInfo.NAMESPACE;

    /** RFC 4790 section 9.3, "i;octet": strings compare as their UTF-8 bytes, which is not as {@code char}s do. */
    private static final Comparator<String> OCTETS = (a, b) -> Arrays
            .compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final StringBuilder text = new StringBuilder();

    private CapsHash() {}

    /**
     * The value of 'ver' for an answer to a query of {@code disco#info}.
     *
     * @param info its {@code <query/>}, with identities, features and forms (XEP-0128)
     */
    public static String of(Element info) {
        return Base64.getEncoder().encodeToString(sha1(text(info)));
    }

    /** The string S that is hashed, in UTF-16 still. */
    static String text(Element info) {
        var hash = new CapsHash();
        // Steps 2 and 3
        children(info, DISCO, "identity").sorted(by("category").thenComparing(by("type"))
                .thenComparing(by("xml:lang"))).forEach(hash::identity);
        // Steps 4 and 5
        children(info, DISCO, "feature").map(feature -> attribute(feature, "var")).sorted(OCTETS).forEach(hash::append);
        // Steps 6 and 7
        children(info, DataForm.NAMESPACE, "x").filter(form -> formType(form) != null)
                .sorted(Comparator.comparing(form -> Objects.requireNonNull(formType(form)), OCTETS))
                .forEach(hash::form);
        return hash.text.toString();
    }

    private void identity(Element identity) {
        append(Stream.of("category", "type", "xml:lang", "name").map(part -> attribute(identity, part))
                .reduce((a, b) -> a + '/' + b).orElseThrow());
    }

    private void form(Element form) {
        append(Objects.requireNonNull(formType(form)));
        FormXml.fields(form).stream().filter(field -> !FormXml.isFormType(field)).sorted(by("var")).forEach(field -> {
            append(attribute(field, "var"));
            FormXml.values(field).stream().sorted(OCTETS).forEach(this::append);
        });
    }

    private void append(String part) {
        text.append(part).append('<');
    }

    /** Section 5.4, step 3.6: a form whose FORM_TYPE is missing or not hidden does not count. */
    private static @Nullable String formType(Element form) {
        return FormXml.fields(form).stream().filter(FormXml::isFormType)
                .filter(field -> "hidden".equals(field.attribute("type")))
                .flatMap(field -> FormXml.values(field).stream()).findFirst().orElse(null);
    }

    private static Stream<Element> children(Element parent, String namespace, String name) {
        return parent.children().stream().filter(
                child -> child.name().namespace().equals(namespace) && child.name().localName().equals(name));
    }

    private static Comparator<Element> by(String attribute) {
        Function<Element, String> value = element -> attribute(element, attribute);
        return Comparator.comparing(value, OCTETS);
    }

    private static String attribute(Element element, String attribute) {
        return Objects.requireNonNullElse(element.attribute(attribute), "");
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
