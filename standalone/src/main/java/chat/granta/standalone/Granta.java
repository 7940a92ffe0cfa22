package chat.granta.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands of the start script {@code ./granta} that need Java. What goes wrong is one line on stderr, and exit 2. */
@Command(name = "./granta", subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class, UserCommand.class})
public final class Granta {
    private static final int EXIT_WRONG = 2;

    private Granta() {}

    static void main(String[] arguments) {
        int exit;
        try {
            exit = commandLine().execute(arguments);
        } catch (Error e) {
            exit = fail(FailureReason.of(e));
        }
        // What 'up' has started runs on.
        if (exit != 0) {
            System.exit(exit);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Granta())
                .setParameterExceptionHandler((ParameterException e, String[] arguments) -> fail(e.getMessage()))
                .setExecutionExceptionHandler((e, command, result) -> fail(FailureReason.of(e)));
    }

    private static int fail(String reason) {
        System.err.println("granta: " + reason);
        return EXIT_WRONG;
    }
}
