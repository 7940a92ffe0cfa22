package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.Envelope;
import chat.granta.muc.wire.OccupantState;
import chat.granta.router.wire.UserState;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * While an installation is upgraded, services of two versions read each other's records, and a new one reads what is in its stores: a number
 * never gets another type or meaning. {@code wire-schema.txt} has every field that was ever on the log, and is refused when it lacks a new one.
 */
class WireSchemaTest {
    private static final Path FILE = Path.of("src/test/resources/wire-schema.txt");
    private static final Comparator<String> BY_NUMBER = Comparator.comparing(WireSchemaTest::message)
            .thenComparingInt(WireSchemaTest::number);
    private static final Path WRITTEN_ANEW = Path.of("target/wire-schema.txt");
    private static final List<FileDescriptor> SCHEMAS = List.of(Envelope.getDescriptor().getFile(),
            UserState.getDescriptor().getFile(), OccupantState.getDescriptor().getFile());

    @Test
    void thisVersionUnderstandsAllBeforeIt() throws IOException {
        assertThat(complaints(read())).isEmpty();
    }

    @Test
    void theFileHasEveryField() throws IOException {
        Map<String, String> whole = read();
        Map<String, String> lacking = now();
        lacking.keySet().removeAll(whole.keySet());
        whole.putAll(lacking);
        Files.write(WRITTEN_ANEW, Stream.concat(remarks(),
                whole.entrySet().stream().sorted(Map.Entry.comparingByKey(BY_NUMBER))
                        .map(field -> field.getKey() + ' ' + field.getValue()))
                .toList());
        assertThat(lacking.keySet()).as("what %s lacks; standalone/%s has it: copy that there", FILE, WRITTEN_ANEW)
                .isEmpty();
    }

    @Test
    void aChangedTypeAndALostNumberAreFound() {
        Map<String, String> before = now();
        before.put("granta.bus.Envelope 2", "string time");
        before.put("granta.bus.Origin 999", "int64 lost");
        assertThat(complaints(before)).containsExactly(
                "granta.bus.Envelope 2 was 'string time' and is 'int64 time': another type needs another number",
                "granta.bus.Origin 999 was 'int64 lost' and is gone: reserve its number");
    }

    private static List<String> complaints(Map<String, String> before) {
        Map<String, String> now = now();
        List<String> complaints = new ArrayList<>();
        before.forEach((place, was) -> {
            String is = now.get(place);
            if (is == null) {
                if (!isReserved(place)) {
                    complaints.add(place + " was '" + was + "' and is gone: reserve its number");
                }
            } else if (!type(is).equals(type(was))) {
                complaints.add(place + " was '" + was + "' and is '" + is + "': another type needs another number");
            }
        });
        return complaints;
    }

    private static Map<String, String> now() {
        Map<String, String> found = new TreeMap<>();
        for (FileDescriptor schema : SCHEMAS) {
            add(schema.getMessageTypes(), schema.getEnumTypes(), found);
        }
        return found;
    }

    private static void add(Collection<Descriptor> messages, Collection<EnumDescriptor> enums,
            Map<String, String> found) {
        for (Descriptor message : messages) {
            message.getFields().forEach(field -> found.put(message.getFullName() + ' ' + field.getNumber(),
                    typeOf(field) + ' ' + field.getName()));
            add(message.getNestedTypes(), message.getEnumTypes(), found);
        }
        for (EnumDescriptor each : enums) {
            each.getValues().forEach(
                    value -> found.put(each.getFullName() + ' ' + value.getNumber(), "value " + value.getName()));
        }
    }

    private static String typeOf(FieldDescriptor field) {
        String type = switch (field.getJavaType()) {
            case MESSAGE -> field.getMessageType().getFullName();
            case ENUM -> field.getEnumType().getFullName();
            default -> field.getType().name().toLowerCase(Locale.ROOT);
        };
        return field.isRepeated() ? "repeated " + type : type;
    }

    /** Of an enum's value the name is the meaning; of a field it is not written. */
    private static String type(String described) {
        return described.startsWith("value ") ? described : described.substring(0, described.lastIndexOf(' '));
    }

    private static boolean isReserved(String place) {
        int number = number(place);
        return SCHEMAS.stream().map(schema -> find(schema.getMessageTypes(), message(place)))
                .anyMatch(message -> message != null && message.isReservedNumber(number))
                || SCHEMAS.stream().flatMap(schema -> schema.getEnumTypes().stream())
                        .anyMatch(each -> each.getFullName().equals(message(place)) && each.isReservedNumber(number));
    }

    private static String message(String place) {
        return place.substring(0, place.lastIndexOf(' '));
    }

    private static int number(String place) {
        return Integer.parseInt(place.substring(place.lastIndexOf(' ') + 1));
    }

    private static @Nullable Descriptor find(Collection<Descriptor> messages, String name) {
        for (Descriptor message : messages) {
            Descriptor found = message.getFullName().equals(name) ? message : find(message.getNestedTypes(), name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Map<String, String> read() throws IOException {
        Map<String, String> fields = new TreeMap<>();
        Files.readAllLines(FILE).stream().filter(line -> !line.startsWith("#")).map(line -> line.split(" ", 3))
                .forEach(line -> fields.put(line[0] + ' ' + line[1], line[2]));
        return fields;
    }

    private static Stream<String> remarks() throws IOException {
        return Files.readAllLines(FILE).stream().filter(line -> line.startsWith("#"));
    }
}
