package chat.granta.muc.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"exams", "EXAMS", "Ex\u00e0ms", "\u0435\u0445ams", "\uff45xams", "ex\u200bams", "e\\78ams",
            "\u03b5xams", "ex\u0251ms", "ex\u0430\u043cs", "exam\ua731", "e\u00d7ams"})
    void otherSpellingsAreTheSameName(String spelling) {
        assertThat(RoomName.of(spelling).plain()).isEqualTo("exams");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3xams", "ex4ms", "exam$"})
    void digitsMayBeReadAsLetters(String spelling) {
        assertThat(RoomName.of(spelling).plain()).isNotEqualTo("exams");
        assertThat(RoomName.of(spelling).read()).isEqualTo("exams");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exam", "exams2", "\\", "e\\7", "\\zz"})
    void othersAreOthers(String name) {
        assertThat(RoomName.of(name).read()).isNotEqualTo("exams");
    }

    @Test
    void wordsStandBetweenOtherCharacters() {
        assertThat(RoomName.of("The-Adm\u0456n.0ffice")).extracting(name -> name.words().distinct().toList(),
                InstanceOfAssertFactories.list(String.class)).contains("the", "admin", "office");
    }
}
