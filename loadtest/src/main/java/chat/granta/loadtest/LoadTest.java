package chat.granta.loadtest;

import chat.granta.loadtest.scenario.Chat;
import chat.granta.loadtest.scenario.Compare;
import chat.granta.loadtest.scenario.Day;
import chat.granta.loadtest.scenario.Entrances;
import chat.granta.loadtest.scenario.Handshakes;
import chat.granta.loadtest.scenario.Idle;
import chat.granta.loadtest.scenario.Logins;
import chat.granta.loadtest.scenario.Presences;
import chat.granta.loadtest.scenario.Publications;
import chat.granta.loadtest.scenario.Rate;
import chat.granta.loadtest.scenario.Reconnects;
import chat.granta.loadtest.scenario.Rooms;
import chat.granta.loadtest.scenario.ScenarioException;
import chat.granta.loadtest.scenario.Sockets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line: {@code loadtest --scenario NAME --options}, each scenario being a sub-command. Exit 0: all held; 1: something did
 * not; 2: wrong usage.
 */
@Command(name = "loadtest", mixinStandardHelpOptions = true, description = "Load generator for any XMPP server.", customSynopsis = "loadtest --scenario NAME [--host H] [--port P] [--domain D] [--users N] [--rate R] [--duration T] ...; --scenario NAME --help says more", commandListHeading = "%nScenarios:%n", subcommands = {
        Chat.class, Rate.class, Logins.class, Reconnects.class, Rooms.class, Entrances.class, Presences.class,
        Publications.class, Idle.class, Day.class, Handshakes.class, Sockets.class, Compare.class})
public final class LoadTest {
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    private static final String SCENARIO = "--scenario";

    private LoadTest() {}

    public static void main(String[] arguments) {
        System.exit(execute(commandLine(), arguments));
    }

    static int execute(CommandLine line, String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        boolean isNamed = takeOut(command);
        if (!isNamed && !command.isEmpty() && command.getFirst().startsWith("-")
                && !List.of("--help", "-h", "--version", "-V").contains(command.getFirst())) {
            line.getErr().println("loadtest: say what to do with --scenario: "
                    + String.join(", ", line.getSubcommands().keySet()));
            return WRONG_USAGE;
        }
        return line.execute((command.isEmpty() ? List.of("--help") : command).toArray(String[]::new));
    }

    /** Puts the scenario's name first, where a sub-command stands, from wherever the option is. */
    private static boolean takeOut(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(SCENARIO + "=")) {
                arguments.remove(i);
                arguments.addFirst(argument.substring(SCENARIO.length() + 1));
                return true;
            }
            if (argument.equals(SCENARIO) && i + 1 < arguments.size()) {
                arguments.remove(i);
                arguments.addFirst(arguments.remove(i));
                return true;
            }
        }
        return false;
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
