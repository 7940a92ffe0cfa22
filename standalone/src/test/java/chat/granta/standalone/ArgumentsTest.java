package chat.granta.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void shortAndFullNamesAreSettings() {
        assertThat(Arguments.settings("--domain", "cam.ac.uk", "--data=d", "--detach", "--granta.c2s.port=1"))
                .containsEntry("granta.domain", "cam.ac.uk").containsEntry("granta.data", "d")
                .containsEntry("granta.c2s.port", "1").hasSize(3);
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertThatThrownBy(() -> Arguments.settings("--domian=x")).hasMessageContaining("--domian");
        assertThatThrownBy(() -> Arguments.settings("start")).hasMessageContaining("'start'");
        assertThatThrownBy(() -> Arguments.settings("--data")).hasMessageContaining("needs a value");
    }
}
