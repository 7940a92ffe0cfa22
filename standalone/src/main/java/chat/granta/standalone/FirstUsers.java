package chat.granta.standalone;

import chat.granta.auth.passwordfile.Localparts;
import chat.granta.auth.passwordfile.PasswordFileEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The users that the first start makes, so that there is somebody to chat with. */
final class FirstUsers {
    static final List<String> NAMES = List.of("alice", "bob");

    private FirstUsers() {}

    /** Makes them when there is no password file yet, and returns their passwords. */
    static Map<String, String> make(Path passwordFile, String domain, List<String> names) {
        Map<String, String> made = new LinkedHashMap<>();
        if (Files.exists(passwordFile)) {
            return made;
        }
        var editor = new PasswordFileEditor(passwordFile, new Localparts(domain));
        try {
            for (String name : names) {
                String password = DataDirectory.newSecret().substring(0, 12);
                editor.putRandom(name, password);
                made.put(name, password);
            }
            return made;
        } catch (IOException e) {
            throw new StartException("granta.auth.password-file " + passwordFile + " cannot be written: "
                    + FailureReason.why(e), e);
        }
    }
}
