package chat.granta.handling.form;

import chat.granta.model.Element;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** XEP-0004 section 3: the elements of a form, as they came. */
public final class FormXml {
    private FormXml() {}

    /** The first form among some elements, or null. */
    public static @Nullable Element find(List<Element> payload) {
        return elements(payload, "x").findFirst().orElse(null);
    }

    public static List<Element> fields(Element form) {
        return elements(form.children(), "field").toList();
    }

    public static List<String> values(Element field) {
        return elements(field.children(), "value").map(Element::text).toList();
    }

    public static boolean isFormType(Element field) {
        return DataForm.FORM_TYPE.equals(field.attribute("var"));
    }

    /** The form's FORM_TYPE (XEP-0068), or null. */
    public static @Nullable String formType(Element form) {
        return fields(form).stream().filter(FormXml::isFormType).flatMap(field -> values(field).stream()).findFirst()
                .orElse(null);
    }

    private static Stream<Element> elements(List<Element> elements, String name) {
        return elements.stream().filter(element -> element.name().namespace().equals(DataForm.NAMESPACE)
                && element.name().localName().equals(name));
    }
}
