package chat.granta.auth.passwordfile;

import chat.granta.settings.FileSettings;
import chat.granta.settings.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the password file is, and which of its accounts count.
 *
 * @param passwordFile the password file, with one user on each line: {@code user:hash[:…]}
 * @param allowPlainHashes whether <code>{PLAIN}secret</code> is accepted as a hash
 * @param userLists files with one name on each line: an account counts only if all of them have it
 * @param excludedUsers a file with one name on each line: these accounts do not count
 */
@ConfigurationProperties("granta.auth")
public record PasswordFileSettings(@DefaultValue("./data/passwd") Path passwordFile,
        @DefaultValue("false") boolean allowPlainHashes, @DefaultValue( {
        }) List<Path> userLists,
        @Nullable Path excludedUsers) implements FileSettings{
    /** A password file that is not there yet may come later. */
    @Override
    public void checkFiles() {
        if (Files.exists(passwordFile)) {
            checkReadable("granta.auth.password-file", passwordFile);
        }
        userLists.forEach(list -> checkReadable("granta.auth.user-lists", list));
        if (excludedUsers != null) {
            checkReadable("granta.auth.excluded-users", excludedUsers);
        }
    }

    private static void checkReadable(String setting, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw SettingException.wrong(setting, file, "must be a file that can be read");
        }
    }
}
