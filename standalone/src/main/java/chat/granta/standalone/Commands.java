package chat.granta.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The short commands of the start script {@code ./granta}. What goes wrong is one line on stderr, and exit 2. {@code up} is
 * {@link Standalone}, whose start picocli would make longer.
 */
@Command(name = "./granta", subcommands = {AuditCommand.class, CheckCommand.class, DnsCommand.class, DownCommand.class,
        StatusCommand.class,
        UserCommand.class})
final class Commands {
    private static final int EXIT_WRONG = 2;

    private Commands() {}

    static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Commands())
                .setParameterExceptionHandler((ParameterException e, String[] arguments) -> fail(e.getMessage()))
                .setExecutionExceptionHandler((e, command, result) -> fail(FailureReason.of(e)));
    }

    private static int fail(String reason) {
        System.err.println("granta: " + reason);
        return EXIT_WRONG;
    }
}
