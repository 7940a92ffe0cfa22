package chat.granta.auth.passwordfile;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the password file is, and who of it counts.
 *
 * @param passwordFile one user a line: {@code user:hash[:…]}
 * @param allowPlainHashes whether <code>{PLAIN}secret</code> is taken for a hash
 * @param userLists files of one name a line: an account counts when all of them have it
 * @param excludedUsers a file of one name a line: these accounts do not count
 */
@ConfigurationProperties("granta.auth")
public record PasswordFileSettings(@DefaultValue("./data/passwd") Path passwordFile,
        @DefaultValue("false") boolean allowPlainHashes, @DefaultValue( {}) List<Path> userLists,
        @Nullable Path excludedUsers){}
