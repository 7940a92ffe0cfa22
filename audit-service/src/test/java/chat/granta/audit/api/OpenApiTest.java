package chat.granta.audit.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.AuditHttp;
import chat.granta.audit.access.Role;
import chat.granta.audit.cases.CaseEntry;
import chat.granta.audit.figures.Statistic;
import chat.granta.audit.search.Known;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {
    private final JsonNode document = JsonMapper.shared()
            .readTree(AuditHttp.get(Role.AUDITOR, "/v3/api-docs").body());

    @Test
    void theDocumentDescribesEachEndpointAndNoOther() {
        Set<String> described = new TreeSet<>();
        document.get("paths").forEachEntry((path, operations) -> operations.propertyNames()
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + ' ' + path)));
        Set<String> mapped = AuditHttp.mappings().getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path)))
                .filter(endpoint -> endpoint.contains(" /api/") || endpoint.contains(" /v3/"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");
        assertThat(described).isEqualTo(mapped);
    }

    @Test
    void whatItRefersToIsThere() {
        document.findValuesAsString("$ref").forEach(reference -> assertThat(document.at(reference.substring(1))
                .isMissingNode()).as(reference).isFalse());
    }

    @Test
    void theFieldsOfAnEventAreThoseOfTheAnswer() {
        assertThat(document.at("/components/schemas/Event/properties").propertyNames())
                .containsExactlyElementsOf(EventForm.COLUMNS);
    }

    @Test
    void theStatisticsAreThoseThatThereAre() {
        assertThat(document.at("/paths/~1api~1v1~1statistics~1{name}/get/parameters/0/schema/enum").valueStream()
                .map(JsonNode::asString))
                .containsExactlyElementsOf(Arrays.stream(Statistic.values()).map(Statistic::toString).toList());
    }

    @Test
    void whatIsKnownOfAUserHasTheFieldsOfTheAnswer() {
        assertThat(document.at("/components/schemas/Known/properties").propertyNames())
                .containsExactlyElementsOf(fields(Known.class));
    }

    @Test
    void whatIsAddedToACaseHasTheFieldsOfTheAnswer() {
        assertThat(document.at("/components/schemas/Entry/properties").propertyNames())
                .containsExactlyElementsOf(fields(CaseEntry.class));
    }

    @Test
    void allThatIsSentAndAnsweredHasAnExampleThatFits() {
        List<JsonNode> contents = document.get("paths").findValues("content");
        assertThat(contents).hasSizeGreaterThan(20);
        contents.forEach(content -> content.forEachEntry((mediaType, described) -> {
            assertThat(described.has("example")).as(mediaType + " " + described).isTrue();
            assertFits(described.get("schema"), described.get("example"));
        }));
    }

    /** What an example has, its schema knows, and what a schema requires, its example has. */
    private void assertFits(JsonNode described, JsonNode example) {
        JsonNode schema = described.has("$ref")
                ? document.at(described.get("$ref").asString().substring(1))
                : described;
        JsonNode properties = schema.path("properties");
        if (!properties.isEmpty()) {
            assertThat(properties.propertyNames()).containsAll(example.propertyNames());
            example.forEachEntry((name, value) -> assertFits(properties.get(name), value));
        }
        schema.path("required")
                .forEach(name -> assertThat(example.propertyNames()).contains(name.asString()));
        if (schema.has("items")) {
            assertThat(example.isArray()).as("%s is a list", example).isTrue();
            example.forEach(item -> assertFits(schema.get("items"), item));
        }
        if (schema.path("type").asString("").equals("string")) {
            assertThat(example.isString()).as("%s is text", example).isTrue();
        }
    }

    private static List<String> fields(Class<?> answer) {
        return Arrays.stream(answer.getRecordComponents()).map(RecordComponent::getName).toList();
    }
}
