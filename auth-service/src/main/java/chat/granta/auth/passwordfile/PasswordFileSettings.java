package chat.granta.auth.passwordfile;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the password file is.
 *
 * @param passwordFile one user a line: {@code user:hash[:…]}
 * @param allowPlainHashes whether <code>{PLAIN}secret</code> is taken for a hash
 */
@ConfigurationProperties("granta.auth")
public record PasswordFileSettings(@DefaultValue("./data/passwd") Path passwordFile,
        @DefaultValue("false") boolean allowPlainHashes) {}
