package chat.granta.loadtest.scenario;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where a scenario's options are found wrong. */
record Usage(CommandLine command) {
    void require(boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(command, rule);
        }
    }
}
