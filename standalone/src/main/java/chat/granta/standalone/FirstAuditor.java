package chat.granta.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * The auditor whom audit-service makes when there is none yet. It starts when Granta is ready already and the password has been printed, so
 * that it is told the password's hash as a setting.
 *
 * @param settings that setting
 * @param printed the name and the password, only at the first start
 */
record FirstAuditor(Properties settings, @Nullable String printed) {
    private static final String SETTING = "granta.audit.access.first";
    private static final String NAME = "auditor";
    private static final int PASSWORD_CHARACTERS = 16;
    /** Of 16 random characters nobody tries all, however fast one is tried; and the start does not wait. */
    private static final int ROUNDS_LOG2 = 6;

    static FirstAuditor of(DataDirectory data) {
        Path file = data.resolve("auditor.properties");
        var settings = new Properties();
        try {
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    settings.load(reader);
                }
                return new FirstAuditor(settings, null);
            }
            String password = DataDirectory.newSecret().substring(0, PASSWORD_CHARACTERS);
            settings.setProperty(SETTING,
                    NAME + ":{bcrypt}" + BCrypt.hashpw(password, BCrypt.gensalt(ROUNDS_LOG2)));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(file)) {
                settings.store(writer, "Made at the first start, for audit-service. The password itself is nowhere.");
            }
            return new FirstAuditor(settings, NAME + "  password " + password);
        } catch (IOException e) {
            throw new StartException("granta.data: " + file + " cannot be read or written: " + e.getMessage(), e);
        }
    }
}
