package chat.granta.standalone;

import chat.granta.auth.passwordfile.Localparts;
import chat.granta.auth.passwordfile.PasswordFileEditor;
import chat.granta.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
        boolean created = file.editorFor(name).put(name, password);
        System.out.println((created ? "added " : "changed ") + name + '@' + file.domain()
                + (password.equals(given) ? "" : "  password " + password));
    }

    @Command(name = "remove", description = "Removes a user.")
    void remove(@Parameters(paramLabel = "NAME") String name, @Mixin PasswordFileOptions file) throws IOException {
        if (!file.editorFor(name).remove(name)) {
            throw new StartException("there is no user " + name + " in " + file.path());
        }
        System.out.println("removed " + name + '@' + file.domain());
    }

    @Command(name = "list", description = "Lists the users.")
    void list(@Mixin PasswordFileOptions file) throws IOException {
        if (!Files.exists(file.path())) {
            throw new StartException(
                    "there is no password file " + file.path() + "; './granta user add NAME' makes one");
        }
        file.editor().names().forEach(System.out::println);
    }

    /** The installation's password file, and the domain whose users it lists. */
    static final class PasswordFileOptions {
        @Mixin
        private final DataOption data = new DataOption();

        @Option(names = {"--domain",
                "--granta.domain"}, defaultValue = "${env:GRANTA_DOMAIN:-}", description = "of users' addresses; that of a Granta that runs, unless it is given, or localhost")
        private String domain = "";

        @Option(names = "--granta.auth.password-file", defaultValue = "${env:GRANTA_AUTH_PASSWORD_FILE:-}", description = "that of a Granta that runs, unless it is given, or passwd in the data directory")
        private String given = "";

        Path path() {
            return given.isEmpty()
                    ? told("password file").map(Path::of).orElse(data.path().resolve("passwd"))
                    : Path.of(given);
        }

        String domain() {
            return domain.isEmpty() ? told("domain").orElse("localhost") : domain;
        }

        private Optional<String> told(String what) {
            return RunningGranta.on(data.path()).flatMap(granta -> granta.tells(what));
        }

        PasswordFileEditor editor() {
            return new PasswordFileEditor(path(), names());
        }

        /** @throws StartException when no user can have that name */
        PasswordFileEditor editorFor(String name) {
            try {
                names().enforce(name);
            } catch (IllegalArgumentException e) {
                throw new StartException("'" + name + "' cannot be a user's name: " + e.getMessage()
                        + "; it is what stands before @ in the address", e);
            }
            return editor();
        }

        private Localparts names() {
            try {
                return new Localparts(domain());
            } catch (IllegalArgumentException e) {
                throw SettingException.wrong("granta.domain", domain(), "must be a domain: " + e.getMessage());
            }
        }
    }
}
