package chat.granta.standalone;

import chat.granta.auth.passwordfile.Localparts;
import chat.granta.auth.passwordfile.PasswordFileEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code granta user add|remove|list}: edits the password file, which a running service reads again by itself. */
@Command(name = "user", description = "Adds, removes and lists users.")
final class UserCommand implements Runnable {
    private static final int RANDOM_PASSWORD_LENGTH = 12;

    @Override
    public void run() {
        throw new StartException("user add NAME [--password P], user remove NAME or user list");
    }

    @Command(name = "add", description = "Adds a user or changes the password, to a random one unless it is given.")
    void add(@Parameters(paramLabel = "NAME") String name, @Option(names = "--password") @Nullable String given,
            @Mixin PasswordFileOptions file) throws IOException {
        String password = given == null || given.isEmpty()
                ? DataDirectory.newSecret().substring(0, RANDOM_PASSWORD_LENGTH)
                : given;
        boolean created = file.editor().put(name, password);
        System.out.println((created ? "added " : "changed ") + name + '@' + file.domain
                + (password.equals(given) ? "" : "  password " + password));
    }

    @Command(name = "remove", description = "Removes a user.")
    void remove(@Parameters(paramLabel = "NAME") String name, @Mixin PasswordFileOptions file) throws IOException {
        if (!file.editor().remove(name)) {
            throw new StartException("there is no user " + name);
        }
        System.out.println("removed " + name + '@' + file.domain);
    }

    @Command(name = "list", description = "Lists the users.")
    void list(@Mixin PasswordFileOptions file) throws IOException {
        if (Files.exists(file.path())) {
            try (var lines = Files.lines(file.path())) {
                lines.filter(line -> line.indexOf(':') > 0 && !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf(':'))).forEach(System.out::println);
            }
        }
    }

    /** The installation's password file, and the domain whose users it lists. */
    static final class PasswordFileOptions {
        @Mixin
        private final DataOption data = new DataOption();

        @Option(names = {"--domain",
                "--granta.domain"}, defaultValue = "${env:GRANTA_DOMAIN:-localhost}", description = "(${DEFAULT-VALUE})")
        private String domain = "";

        Path path() {
            return data.path().resolve("passwd");
        }

        PasswordFileEditor editor() {
            return new PasswordFileEditor(path(), new Localparts(domain));
        }
    }
}
