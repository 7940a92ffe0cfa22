package chat.granta.standalone;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.MapPropertySource;

/** The settings of the command line, which remember whether anybody has asked for them. */
final class GivenSettings extends MapPropertySource {
    private final Set<String> read = ConcurrentHashMap.newKeySet();

    GivenSettings(Map<String, Object> settings) {
        super("arguments", settings);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        Object value = super.getProperty(name);
        if (value != null) {
            read.add(name);
        }
        return value;
    }

    /** Those of Granta's own that nothing has read: misspelt, most likely. */
    List<String> unread() {
        return source.keySet().stream().filter(name -> name.startsWith("granta.") && !read.contains(name)).sorted()
                .toList();
    }
}
