package chat.granta.audit.page;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** HTML as it is written. Whatever is not a name of an element or attribute is escaped: there is no way to write it otherwise. */
final class Html {
    /** Characters without a shape that turn the direction of others (Unicode's Bidi_Control). */
    private static final Pattern DIRECTIONS = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** A line's end behind these would be seen as a space. */
    private static final Set<String> WITHIN_LINES = Set.of("a", "bdi", "code", "span");

    private final StringBuilder text = new StringBuilder("<!DOCTYPE html>\n");

    /** @param attributes names and values in turn; those whose value is null are left out */
    Html open(String element, @Nullable String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                text.append(' ').append(attributes[i]).append("=\"").append(escaped(value)).append('"');
            }
        }
        text.append('>');
        return this;
    }

    Html close(String... elements) {
        for (String element : elements) {
            text.append("</").append(element).append(WITHIN_LINES.contains(element) ? ">" : ">\n");
        }
        return this;
    }

    Html text(String value) {
        text.append(escaped(value));
        return this;
    }

    Html element(String element, String value, @Nullable String... attributes) {
        return open(element, attributes).text(value).close(element);
    }

    /** What others have written. It can turn the direction neither of what stands beside it nor of itself, so that it is read as it is. */
    Html foreign(String element, @Nullable String value, @Nullable String... attributes) {
        return open(element, attributes).open("bdi").text(value == null
                ? ""
                : DIRECTIONS.matcher(value)
                        .replaceAll(found -> "[U+%04X]".formatted((int) found.group().charAt(0))))
                .close("bdi", element);
    }

    private static String escaped(String value) {
        return HtmlUtils.htmlEscape(value, "UTF-8");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
