package chat.granta.router.commands;

import chat.granta.model.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0004: the forms of commands. */
final class Form {
    static final String NAMESPACE = "jabber:x:data";

    private Form() {}

    /** A form to be filled in, or with results, still without fields. */
    static Element.Builder of(String type, String title) {
        return Element.named(NAMESPACE, "x").attribute("type", type).child("title", title);
    }

    static Element.Builder field(String var, String type, String label) {
        return Element.named(NAMESPACE, "field").attribute("var", var).attribute("type", type)
                .attribute("label", label);
    }

    static Element option(String value) {
        return Element.named(NAMESPACE, "option").attribute("label", value).child("value", value).build();
    }

    /** What was filled in for a field, or null. */
    static @Nullable String value(List<Element> submitted, String var) {
        for (Element form : submitted) {
            for (Element field : form.children()) {
                Element value = field.child(NAMESPACE, "value");
                if (form.name().namespace().equals(NAMESPACE) && var.equals(field.attribute("var")) && value != null) {
                    return value.text();
                }
            }
        }
        return null;
    }
}
