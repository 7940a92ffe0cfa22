package chat.granta.loadtest;

import chat.granta.loadtest.scenario.Chat;
import chat.granta.loadtest.scenario.Entrances;
import chat.granta.loadtest.scenario.Handshakes;
import chat.granta.loadtest.scenario.Idle;
import chat.granta.loadtest.scenario.Logins;
import chat.granta.loadtest.scenario.Presences;
import chat.granta.loadtest.scenario.Publications;
import chat.granta.loadtest.scenario.Rate;
import chat.granta.loadtest.scenario.Rooms;
import chat.granta.loadtest.scenario.ScenarioException;
import chat.granta.loadtest.scenario.Sockets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code LoadTest SCENARIO --options}. Exit 0: all held; 1: something did not; 2: wrong usage. */
@Command(name = "loadtest", mixinStandardHelpOptions = true, description = "Load generator for any XMPP server.", synopsisSubcommandLabel = "SCENARIO", subcommands = {
        Chat.class, Rate.class, Logins.class, Idle.class,
        Handshakes.class, Sockets.class, Presences.class, Rooms.class, Entrances.class,
        Publications.class})
public final class LoadTest {
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private LoadTest() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LoadTest()).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((problem, arguments) -> {
                    String line = String.valueOf(problem.getMessage()).lines().findFirst().orElse("wrong usage");
                    problem.getCommandLine().getErr().println("loadtest: " + line);
                    return WRONG_USAGE;
                }).setExecutionExceptionHandler((problem, command, parsed) -> {
                    if (!(problem instanceof ScenarioException)) {
                        throw problem;
                    }
                    command.getErr().println("loadtest: " + problem.getMessage());
                    return FAILED;
                });
    }
}
