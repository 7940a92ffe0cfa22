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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * While an installation is upgraded, services of two versions read each other's records, and a new one reads what is in its stores: a number
 * never gets another type or meaning. {@code wire-schema.txt} is the schema of the last version.
 */
class WireSchemaTest {
    private static final List<FileDescriptor> SCHEMAS = List.of(Envelope.getDescriptor().getFile(),
            UserState.getDescriptor().getFile(), OccupantState.getDescriptor().getFile());

    @Test
    void thisVersionUnderstandsTheLast() {
        assertThat(complaints(read("/wire-schema.txt"))).isEmpty();
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
        int space = place.lastIndexOf(' ');
        int number = Integer.parseInt(place.substring(space + 1));
        return SCHEMAS.stream().map(schema -> find(schema.getMessageTypes(), place.substring(0, space)))
                .anyMatch(message -> message != null && message.isReservedNumber(number))
                || SCHEMAS.stream().flatMap(schema -> schema.getEnumTypes().stream())
                        .anyMatch(each -> each.getFullName().equals(place.substring(0, space))
                                && each.isReservedNumber(number));
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

    private static Map<String, String> read(String resource) {
        try (InputStream file = WireSchemaTest.class.getResourceAsStream(resource)) {
            Map<String, String> fields = new TreeMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 3))
                    .forEach(line -> fields.put(line[0] + ' ' + line[1], line[2]));
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
