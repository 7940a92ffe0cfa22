package chat.granta.audit.api;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180. What a spreadsheet would take for a formula has an apostrophe before it, which makes it a text there; and so has what begins with an apostrophe. So
 * whoever takes away one apostrophe at the beginning of a field has what the field was, ids among them.
 */
final class Csv {
    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";
    /** The full-width forms too, which some spreadsheets take for the same. */
    private static final String BEGIN_FORMULAS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    static String line(List<? extends @Nullable Object> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number) {
            return value.toString();
        }
        String text = value.toString();
        String harmless = !text.isEmpty() && (BEGIN_FORMULAS + '\'').indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
