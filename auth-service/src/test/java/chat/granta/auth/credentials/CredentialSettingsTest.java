package chat.granta.auth.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.settings.SettingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialSettingsTest {
    @Test
    void aListIsTakenAsItIs() {
        var settings = new CredentialSettings(List.of("EXTERNAL", " PLAIN", "PLAIN"), null);
        assertThat(settings.isAutomatic()).isFalse();
        assertThat(settings.mechanisms()).containsExactly("EXTERNAL", "PLAIN");
        assertThat(new CredentialSettings(List.of("auto"), null).isAutomatic()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "auto,PLAIN", "SCRAM-SHA-256-PLUS", "DIGEST-MD5"})
    void unknownNamesAreRefusedInOneLineThatNamesTheSetting(String names) {
        assertThatThrownBy(() -> new CredentialSettings(List.of(names.split(",")), null))
                .isInstanceOf(SettingException.class).message().startsWith("granta.auth.mechanisms cannot be '")
                .doesNotContain("\n");
    }
}
