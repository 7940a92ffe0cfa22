package chat.granta.handling.form;

import chat.granta.model.Element;
import java.util.List;

/**
 * XEP-0004 section 3.4: results of several items, as a table.
 *
 * @param columns whose values are of no interest
 * @param rows a value for each column
 */
public record FormTable(String title, List<Field> columns, List<List<String>> rows) {
    public FormTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public Element toResult() {
        var reported = Element.named(DataForm.NAMESPACE, "reported");
        columns.forEach(column -> reported.child(column.toElement()));
        var form = Element.named(DataForm.NAMESPACE, "x").attribute("type", "result").child("title", title)
                .child(reported.build());
        rows.forEach(row -> form.child(item(row)));
        return form.build();
    }

    private Element item(List<String> row) {
        var item = Element.named(DataForm.NAMESPACE, "item");
        for (int i = 0; i < columns.size(); i++) {
            item.child(Element.named(DataForm.NAMESPACE, "field").attribute("var", columns.get(i).name())
                    .child("value", row.get(i)).build());
        }
        return item.build();
    }
}
