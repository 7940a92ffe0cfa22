package chat.granta.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of all of Granta's own settings, so that a misspelt one is refused before anything is started. They stand in
 * {@code settings.txt}, one a line; what an element of a list has is written {@code list[].name}.
 */
final class KnownSettings {
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
    private static final String ANY_INDEX = "[]";

    private KnownSettings() {}

    /** @throws StartException when one of these names begins with {@code granta.} and is no setting */
    static void check(Collection<String> names) {
        List<String> own = names.stream().filter(name -> name.startsWith("granta.")).sorted().toList();
        if (own.isEmpty()) {
            return;
        }
        Set<String> known = all();
        List<String> unknown = own.stream().filter(name -> !known.contains(withoutIndex(name))).toList();
        if (!unknown.isEmpty()) {
            throw new StartException("there is no setting " + String.join(", ", unknown)
                    + "; the services' READMEs list them");
        }
    }

    private static String withoutIndex(String name) {
        String general = INDEX.matcher(name).replaceAll(ANY_INDEX);
        return general.endsWith(ANY_INDEX) ? general.substring(0, general.length() - ANY_INDEX.length()) : general;
    }

    static Set<String> all() {
        try (InputStream text = Objects.requireNonNull(KnownSettings.class.getResourceAsStream("settings.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.US_ASCII).lines().collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("settings.txt is missing from the jar", e);
        }
    }
}
