package chat.granta.standalone;

import chat.granta.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.springframework.boot.logging.LoggingSystem;

/** What {@code granta build} does so that no start needs to: unpacks PostgreSQL's programs. Argument: where to. */
final class UnpackPostgres {
    private UnpackPostgres() {}

    static void main(String[] arguments) {
        // The libraries' remarks are for nobody here.
        LoggingSystem.get(UnpackPostgres.class.getClassLoader()).beforeInitialize();
        EmbeddedPostgres.unpackPrograms(Path.of(arguments[0]));
    }
}
