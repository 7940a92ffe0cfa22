package chat.granta.audit.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.audit.privacy.PolicySettings;
import chat.granta.bus.BusSettings;
import chat.granta.bus.LogTerms;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PolicyTextTest {
    @Test
    void saysForHowLongTheLogKeepsWhatIsWritten() {
        assertThat(text(Map.of())).contains(
                "in rooms, and changes of contacts, lists and pictures: kept for 7 days, and gone 1 day later at the latest")
                .contains("on its way to a client: kept for 1 day, and gone 6 hours later at the latest")
                .contains("logins, failed logins, reports of abuse and what operators do: kept for 30 days");
    }

    @Test
    void saysWhatTheSettingsSay() {
        assertThat(text(Map.of("granta.kafka.keep.messages", "36h", "granta.kafka.keep.delivery", "1h")))
                .contains("pictures: kept for 36 hours, and gone 9 hours later")
                .contains("client: kept for 1 hour, and gone 15 minutes later")
                .contains("looked into it: kept for 30 days");
    }

    @Test
    void saysWhetherAClosedAccountsNameIsErased() {
        assertThat(text(Map.of())).contains("The records above keep its name")
                .doesNotContain("taken out of the records");
        assertThat(text(Map.of("granta.audit.erase-with-account", "true")))
                .contains("its name is taken out of the records")
                .doesNotContain("The records above keep its name");
    }

    @Test
    void saysHowLongWhatAHoldHasKeptStays() {
        assertThat(text(Map.of("granta.audit.keep.held", "14d")))
                .contains("Both are deleted 14 days after their case is closed.");
        assertThat(text(Map.of("granta.audit.keep.held", "unlimited"))).contains("kept without an end.\n");
    }

    /** What an event has beside who and when: columns and details, as audit-service's README names them. */
    @Test
    void saysAllThatEventsHave() {
        assertThat(text(Map.of())).contains("which device, from which address, with which TLS version: kept",
                "to whom and which device, of which type, which ids", "under which nickname, and whether it was let in",
                "who leaves which room, when, under which nickname");
    }

    private static String text(Map<String, String> settings) {
        var binder = new Binder(new MapConfigurationPropertySource(settings));
        LogTerms log = binder.bindOrCreate(BusSettings.PREFIX, BusSettings.class).keep();
        return PolicyText.of(binder.bindOrCreate("granta.audit", PolicySettings.class), log);
    }
}
