package chat.granta.audit.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the API, as its description (OpenAPI 3.1) has it.
 *
 * @param roles that may ask it
 * @param example of what is sent with it, as JSON; null when nothing is
 * @param mediaTypes in which it answers
 */
record Operation(String method, String path, String summary, List<String> roles, List<Parameter> parameters,
        @Nullable String example, List<String> mediaTypes) {
    private static final String ROLES = "Roles: ";

    /** @param in {@code path} or {@code query} */
    record Parameter(String name, String in, String description, boolean isRequired, String example) {}

    static Operation of(String method, String path, JsonNode described) {
        JsonNode example = described.at("/requestBody/content/application~1json/example");
        return new Operation(method, path, described.get("summary").asString(),
                List.of(described.get("description").asString().replace(ROLES, "").replace(".", "").split(", ")),
                described.path("parameters").valueStream().map(Operation::parameter).toList(),
                example.isMissingNode() ? null : example.toPrettyString(),
                described.get("responses").propertyStream().filter(response -> response.getKey().startsWith("2"))
                        .flatMap(response -> response.getValue().path("content").propertyNames().stream()).toList());
    }

    private static Parameter parameter(JsonNode described) {
        return new Parameter(described.get("name").asString(), described.get("in").asString(),
                described.path("description").asString(""), described.path("required").asBoolean(false),
                described.path("example").asString(""));
    }
}
