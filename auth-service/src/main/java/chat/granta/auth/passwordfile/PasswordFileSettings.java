package chat.granta.auth.passwordfile;

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
        @DefaultValue("false") boolean allowPlainHashes, @DefaultValue( {}) List<Path> userLists,
        @Nullable Path excludedUsers){}
