package chat.granta.router;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.Capabilities;
import chat.granta.router.home.Destination;
import chat.granta.router.home.Destinations;
import chat.granta.router.home.ArchivePreferences;
import chat.granta.router.home.HomeSettings;
import chat.granta.router.home.IqFromStrangers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7622 section 3.2: a domain of the settings is compared with those of addresses in its enforced form. */
class DomainSettingTest {
    @ParameterizedTest
    @ValueSource(strings = {"example.org", "Example.ORG", "example.org.", "\uff45xample.org"})
    void aDomainIsKnownHoweverItIsWritten(String written) {
        assertThat(
                new HomeSettings(written, 1, false, ArchivePreferences.of(ArchivePreferences.Default.ALWAYS),
                        Capabilities.getDefaultInstance(), IqFromStrangers.REFUSE).domain())
                .isEqualTo("example.org");
        assertThat(new Destinations(List.of(new Destination(written, "topic", 1, true))).of("example.org")).isNotNull();
    }
}
