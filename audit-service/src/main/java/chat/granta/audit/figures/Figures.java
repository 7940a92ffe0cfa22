package chat.granta.audit.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of figures.
 *
 * @param columns the names of each row's fields
 */
public record Figures(String name, String about, List<String> columns, List<List<@Nullable Object>> rows) {}
