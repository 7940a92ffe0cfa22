package chat.granta.standalone;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the services' code reads as settings: components of records, {@code @Value} parameters and constants called SETTING. */
final class SettingRecords {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("chat.granta");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(granta\\.[a-z0-9.-]+):(.*)}");

    private SettingRecords() {}

    /**
     * One place in which a setting is read.
     *
     * @param name as {@code settings.txt} has it
     * @param prefix of the record it is a component of
     * @param type that record; null when it is none
     * @param standard what it is when nobody sets it; null when it is nothing then, or the code does not say
     */
    record Reading(String name, String prefix, @Nullable Class<?> type, @Nullable Object standard) {
        /** Whether it means the same when the setting has this value and when it has none. */
        boolean isStandard(String value) {
            return type == null
                    ? value.equals(standard)
                    : bound(prefix, type, Map.of(name, value)).equals(bound(prefix, type, Map.of()));
        }
    }

    static List<Reading> all() {
        List<Reading> found = new ArrayList<>();
        for (JavaClass each : CLASSES) {
            prefixes(each).forEach(prefix -> addComponents(found, new Reading(prefix, prefix, each.reflect(), null),
                    each.reflect(), bound(prefix, each.reflect(), Map.of())));
            constants(each, "SETTING").forEach(name -> found.add(new Reading(name, "", null, null)));
            addPlaceholders(found, each);
        }
        return found;
    }

    private static Object bound(String prefix, Class<?> type, Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(new TreeMap<>(settings))).bindOrCreate(prefix, type);
    }

    private static Stream<String> prefixes(JavaClass settings) {
        if (settings.isAnnotatedWith(ConfigurationProperties.class)) {
            return Stream.of(settings.getAnnotationOfType(ConfigurationProperties.class).value());
        }
        return constants(settings, "PREFIX");
    }

    private static Stream<String> constants(JavaClass settings, String name) {
        return settings.getFields().stream()
                .filter(field -> field.getName().equals(name) && field.getModifiers().contains(JavaModifier.STATIC))
                .map(SettingRecords::constant).filter(value -> value.startsWith("granta."));
    }

    private static String constant(JavaField field) {
        try {
            var reflected = field.reflect();
            reflected.setAccessible(true);
            return String.valueOf(reflected.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static void addComponents(List<Reading> found, Reading within, Class<?> settings, @Nullable Object record) {
        for (RecordComponent component : settings.getRecordComponents()) {
            Reading reading = new Reading(within.name() + '.' + kebab(component), within.prefix(), within.type(),
                    record == null ? null : valueOf(component, record));
            Class<?> element = element(component.getGenericType());
            if (element != null && element.isRecord()) {
                addComponents(found, new Reading(reading.name() + "[]", within.prefix(), within.type(), null), element,
                        null);
            } else if (component.getType().isRecord() && !isReadFromText(component.getType())) {
                addComponents(found, reading, component.getType(), reading.standard());
            } else {
                found.add(reading);
            }
        }
    }

    /** As Spring's converter sees it. */
    private static boolean isReadFromText(Class<?> type) {
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.getName().equals("valueOf")
                && Modifier.isStatic(method.getModifiers()) && method.getParameterTypes()[0] == String.class);
    }

    private static @Nullable Object valueOf(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String kebab(RecordComponent component) {
        try {
            Name given = component.getDeclaringRecord().getDeclaredField(component.getName()).getAnnotation(Name.class);
            return given != null
                    ? given.value()
                    : component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    /** The type of a list's elements; null when it is no list. */
    private static @Nullable Class<?> element(Type type) {
        return type instanceof ParameterizedType list && list.getRawType() == List.class
                ? (Class<?>) list.getActualTypeArguments()[0]
                : null;
    }

    private static void addPlaceholders(List<Reading> found, JavaClass each) {
        Stream.concat(each.getMethods().stream(), each.getConstructors().stream())
                .flatMap(method -> method.getParameters().stream())
                .filter(parameter -> parameter.isAnnotatedWith(Value.class))
                .map(parameter -> PLACEHOLDER.matcher(parameter.getAnnotationOfType(Value.class).value()))
                .filter(Matcher::find).forEach(placeholder -> found.add(new Reading(placeholder.group(1), "", null,
                        placeholder.group(2).contains("${") ? null : placeholder.group(2))));
    }
}
