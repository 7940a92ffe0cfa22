package chat.granta.audit.api;

import chat.granta.audit.event.Event;
import chat.granta.audit.search.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An event as auditors see it. */
final class EventForm {
    static final List<String> COLUMNS = List.of("time", "kind", "account", "resource", "peer", "peerResource", "room",
            "address", "type", "id", "archiveId", "size", "outcome", "reason", "detail");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventForm() {}

    static String json(Found found) {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<@Nullable Object> values = values(found.event());
        for (int i = 0; i < COLUMNS.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                fields.put(COLUMNS.get(i), COLUMNS.get(i).equals("detail") ? tree(value.toString()) : value);
            }
        }
        return JSON.writeValueAsString(fields);
    }

    static List<@Nullable Object> values(Event event) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(event.time().toString());
        values.add(event.kind().toString());
        values.add(event.account());
        values.add(event.resource());
        values.add(event.peer());
        values.add(event.peerResource());
        values.add(event.room());
        values.add(event.address());
        values.add(event.type());
        values.add(event.id());
        values.add(event.archiveId());
        values.add(event.size());
        values.add(event.outcome());
        values.add(event.reason());
        values.add(event.detail());
        return values;
    }

    private static Object tree(String detail) {
        try {
            return JSON.readTree(detail);
        } catch (JacksonException e) {
            return detail;
        }
    }
}
