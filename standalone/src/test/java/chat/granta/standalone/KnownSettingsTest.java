package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KnownSettingsTest {
    /** What standalone itself reads, and what its own defaults refer to. */
    private static final Set<String> OF_STANDALONE = Set.of("granta.start-cache", "granta.start-cache.training",
            "granta.auth.port", "granta.audit.port", "granta.audit.address");

    @Test
    void whatAServiceReadsIsKnownAndNothingElseIs() {
        var read = new TreeSet<>(OF_STANDALONE);
        SettingRecords.all().forEach(reading -> read.add(reading.name()));
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
}
