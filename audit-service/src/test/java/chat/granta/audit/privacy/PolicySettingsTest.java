package chat.granta.audit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.audit.event.EventKind;
import chat.granta.settings.SettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PolicySettingsTest {
    @Test
    void everyKindHasATermUnlessSomebodySaysOtherwise() {
        assertThat(policy(Map.of()).terms()).containsOnlyKeys(EventKind.values())
                .containsEntry(EventKind.MESSAGE, new Term(90)).containsEntry(EventKind.QUERY, new Term(730));
    }

    @Test
    void aTermIsSomeDaysOrForEverOrNone() {
        var terms = policy(Map.of("granta.audit.keep.message", "never", "granta.audit.keep.login-failure", "14d",
                "granta.audit.keep.report", "unlimited")).terms();

        assertThat(terms.get(EventKind.MESSAGE).isRecorded()).isFalse();
        assertThat(terms.get(EventKind.LOGIN_FAILURE)).isEqualTo(new Term(14)).hasToString("14d");
        assertThat(terms.get(EventKind.REPORT).isForEver()).isTrue();
    }

    @Test
    void whatAuditorsDoIsAlwaysRecorded() {
        assertThatThrownBy(() -> policy(Map.of("granta.audit.keep.query", "never"))).rootCause()
                .isInstanceOf(SettingException.class).hasMessageContaining("granta.audit.keep.query");
    }

    @Test
    void whatHoldsHaveKeptStaysForATermOrForEver() {
        assertThat(policy(Map.of()).held()).isEqualTo(new Term(90));
        assertThat(policy(Map.of("granta.audit.keep.held", "unlimited")).held().isForEver()).isTrue();
        assertThatThrownBy(() -> policy(Map.of("granta.audit.keep.held", "never"))).rootCause()
                .isInstanceOf(SettingException.class).hasMessageContaining("granta.audit.keep.held");
    }

    private static PolicySettings policy(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("granta.audit",
                PolicySettings.class);
    }
}
