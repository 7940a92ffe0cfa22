package chat.granta.handling;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.model.StanzaError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static Step<List<String>> step(String name, Outcome outcome) {
        return ran -> {
            ran.add(name);
            return outcome;
        };
    }

    @Test
    void stepsRunInTheOrderOfTheListUntilOneDoesNotContinue() {
        var refusal = Outcome.refuse(StanzaError.serviceUnavailable());
        var ran = new ArrayList<String>();
        var pipeline = new Pipeline<>(
                List.of(step("first", Outcome.CONTINUE), step("second", refusal), step("third", Outcome.DONE)));
        assertThat(pipeline.run(ran)).isEqualTo(refusal);
        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void aStanzaNoStepStopsComesOutAtTheEnd() {
        assertThat(new Pipeline<>(List.of(step("only", Outcome.CONTINUE))).run(new ArrayList<>()))
                .isEqualTo(Outcome.CONTINUE);
    }
}
