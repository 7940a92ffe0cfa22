package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.ConfigurationProperties;

class KnownSettingsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(granta\\.[a-z0-9.-]+)");
    /** What standalone itself reads, and what its own defaults refer to. */
    private static final Set<String> OF_STANDALONE = Set.of("granta.start-cache", "granta.start-cache.training",
            "granta.auth.port", "granta.audit.port", "granta.audit.address");

    @Test
    void whatAServiceReadsIsKnownAndNothingElseIs() {
        var read = new TreeSet<>(OF_STANDALONE);
        for (JavaClass each : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("chat.granta")) {
            prefixes(each).forEach(prefix -> addComponents(read, prefix, each.reflect()));
            constants(each, "SETTING").forEach(read::add);
            addPlaceholders(read, each);
        }
        assertThat(new TreeSet<>(KnownSettings.all())).as("settings.txt").isEqualTo(read);
    }

    @Test
    void aMisspeltOneIsNamed() {
        assertThatThrownBy(() -> KnownSettings.check(List.of("granta.domain", "granta.c2s.prot", "granta.speed")))
                .isInstanceOf(StartException.class).hasMessageContaining("granta.c2s.prot, granta.speed");
        assertThatCode(() -> KnownSettings
                .check(List.of("granta.tls.hosts[12].key", "granta.contact.abuse[0]", "server.port", "granta.data")))
                .doesNotThrowAnyException();
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
                .map(KnownSettingsTest::constant).filter(value -> value.startsWith("granta."));
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

    private static void addComponents(Set<String> names, String prefix, Class<?> settings) {
        for (RecordComponent component : settings.getRecordComponents()) {
            String name = prefix + '.' + kebab(component);
            Class<?> element = element(component.getGenericType());
            if (element != null && element.isRecord()) {
                addComponents(names, name + "[]", element);
            } else if (component.getType().isRecord() && component.getType().isMemberClass()) {
                addComponents(names, name, component.getType());
            } else {
                names.add(name);
            }
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
    private static Class<?> element(Type type) {
        return type instanceof ParameterizedType list && list.getRawType() == List.class
                ? (Class<?>) list.getActualTypeArguments()[0]
                : null;
    }

    private static void addPlaceholders(Set<String> names, JavaClass each) {
        Stream.concat(each.getMethods().stream(), each.getConstructors().stream())
                .flatMap(method -> method.getParameters().stream())
                .filter(parameter -> parameter.isAnnotatedWith(Value.class))
                .map(parameter -> PLACEHOLDER.matcher(parameter.getAnnotationOfType(Value.class).value()))
                .filter(Matcher::find).forEach(found -> names.add(found.group(1)));
    }
}
