package chat.granta.router;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.router.home.ArchivePreferences.Default;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** {@code granta.archive.default}. */
class DefaultArchivingTest {
    private static Default of(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("granta.archive", DefaultArchiving.class).byDefault();
    }

    @Test
    void everythingIsArchivedUntilSomebodySaysOtherwise() {
        assertThat(of(Map.of())).isEqualTo(Default.ALWAYS);
        assertThat(of(Map.of("granta.archive.default", "roster"))).isEqualTo(Default.ROSTER);
        assertThat(of(Map.of("granta.archive.default", "never"))).isEqualTo(Default.NEVER);
    }
}
