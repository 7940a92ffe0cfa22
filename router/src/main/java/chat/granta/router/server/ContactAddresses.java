package chat.granta.router.server;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.model.Element;
import chat.granta.settings.SettingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

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
@ConfigurationProperties(ContactAddresses.PREFIX)
public record ContactAddresses(@Nullable List<URI> abuse, @Nullable List<URI> admin, @Nullable List<URI> feedback,
        @Nullable List<URI> sales, @Nullable List<URI> security, @Nullable List<URI> status,
        @Nullable List<URI> support) {
    /** What the settings' names begin with. */
    public static final String PREFIX = "granta.contact";

    /** @throws SettingException when one of them does not say how to get there: {@code abuse@example.org} */
    public ContactAddresses {
        check("abuse", abuse);
        check("admin", admin);
        check("feedback", feedback);
        check("sales", sales);
        check("security", security);
        check("status", status);
        check("support", support);
    }

    private static void check(String purpose, @Nullable List<URI> addresses) {
        for (URI address : addresses == null ? List.<URI>of() : addresses) {
            if (!address.isAbsolute()) {
                throw SettingException.wrong(PREFIX + '.' + purpose, address,
                        "must begin with a scheme, such as mailto:abuse@example.org");
            }
        }
    }

    public static ContactAddresses none() {
        return new ContactAddresses(null, null, null, null, null, null, null);
    }

    /** The form, when there is any address. */
    public Optional<Element> form() {
        List<Field> fields = new ArrayList<>();
        add(fields, "abuse", abuse);
        add(fields, "admin", admin);
        add(fields, "feedback", feedback);
        add(fields, "sales", sales);
        add(fields, "security", security);
        add(fields, "status", status);
        add(fields, "support", support);
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(DataForm.typed("http://jabber.org/network/serverinfo", fields).toResult());
    }

    private static void add(List<Field> fields, String purpose, @Nullable List<URI> addresses) {
        if (addresses != null && !addresses.isEmpty()) {
            fields.add(Field.of(FieldType.LIST_MULTI, purpose + "-addresses")
                    .values(addresses.stream().map(URI::toString).toList()));
        }
    }
}
