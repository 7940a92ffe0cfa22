package chat.granta.standalone;

import chat.granta.auth.passwordfile.AccountNames;
import chat.granta.auth.passwordfile.PasswordFileEditor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code granta user add|remove|list}: edits the password file, which a running service reads again by itself.
 * Arguments: password file, domain, command, and for {@code add} and {@code remove} the name; the password of
 * {@code add} comes on standard input, so that it is in no process list; an empty one asks for a random one.
 */
public final class UserCommand {
    private static final int EXIT_WRONG = 2;

    private UserCommand() {}

    static void main(String[] arguments) throws IOException {
        try {
            run(Path.of(arguments[0]), arguments[1], arguments[2], arguments.length > 3 ? arguments[3] : "");
        } catch (IllegalArgumentException e) {
            System.err.println("granta: " + e.getMessage());
            System.exit(EXIT_WRONG);
        }
    }

    private static void run(Path file, String domain, String command, String name) throws IOException {
        var editor = new PasswordFileEditor(file, new AccountNames(domain));
        switch (command) {
            case "add" -> add(editor, name, domain);
            case "remove" -> {
                if (!editor.remove(name)) {
                    throw new IllegalArgumentException("there is no user " + name);
                }
                System.out.println("removed " + name + '@' + domain);
            }
            case "list" -> list(file);
            default -> throw new IllegalArgumentException("user add, remove or list, not " + command);
        }
    }

    private static void add(PasswordFileEditor editor, String name, String domain) throws IOException {
        String given = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
        String password = given.isEmpty() ? DataDirectory.newSecret().substring(0, 12) : given;
        boolean created = editor.put(name, password);
        System.out.println((created ? "added " : "changed ") + name + '@' + domain
                + (given.isEmpty() ? "  password " + password : ""));
    }

    private static void list(Path file) throws IOException {
        if (Files.exists(file)) {
            try (var lines = Files.lines(file)) {
                lines.filter(line -> line.indexOf(':') > 0 && !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf(':'))).forEach(System.out::println);
            }
        }
    }
}
