package chat.granta.router.server;

import chat.granta.model.Element;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0157: whom to turn to about this service; {@code granta.contact.*}, each a list of URIs such as
 * {@code mailto:abuse@example.org}. Told in the server's service discovery, as a form:
 *
 * <pre>
 * &lt;x xmlns='jabber:x:data' type='result'>
 *   &lt;field var='FORM_TYPE' type='hidden'>&lt;value>http://jabber.org/network/serverinfo&lt;/value>&lt;/field>
 *   &lt;field var='abuse-addresses' type='list-multi'>&lt;value>mailto:abuse@example.org&lt;/value>&lt;/field>
 * &lt;/x>
 * </pre>
 */
public record ContactAddresses(@Nullable List<URI> abuse, @Nullable List<URI> admin, @Nullable List<URI> feedback,
        @Nullable List<URI> sales, @Nullable List<URI> security, @Nullable List<URI> status,
        @Nullable List<URI> support) {
    /** What the settings' names begin with. */
    public static final String PREFIX = "granta.contact";

    private static final String FORM = "jabber:x:data";

    public static ContactAddresses none() {
        return new ContactAddresses(null, null, null, null, null, null, null);
    }

    /** The form, when there is any address. */
    public Optional<Element> form() {
        var form = Element.named(FORM, "x").attribute("type", "result")
                .child(Element.named(FORM, "field").attribute("var", "FORM_TYPE").attribute("type", "hidden")
                        .child("value", "http://jabber.org/network/serverinfo").build());
        boolean any = add(form, "abuse", abuse) | add(form, "admin", admin) | add(form, "feedback", feedback)
                | add(form, "sales", sales) | add(form, "security", security) | add(form, "status", status)
                | add(form, "support", support);
        return any ? Optional.of(form.build()) : Optional.empty();
    }

    private static boolean add(Element.Builder form, String purpose, @Nullable List<URI> addresses) {
        if (addresses == null || addresses.isEmpty()) {
            return false;
        }
        var field = Element.named(FORM, "field").attribute("var", purpose + "-addresses").attribute("type",
                "list-multi");
        addresses.forEach(address -> field.child("value", address.toString()));
        form.child(field.build());
        return true;
    }
}
