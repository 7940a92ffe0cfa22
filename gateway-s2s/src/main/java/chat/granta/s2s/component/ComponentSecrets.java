package chat.granta.s2s.component;

import chat.granta.s2s.stream.LocalDomains;
import chat.granta.settings.SettingException;
import chat.granta.settings.WatchedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * XEP-0114 section 3: the secret that each component shares with this server, a line {@code domain = secret} of a file. A line that begins
 * with {@code #} is for people. A line that cannot be understood is reported and skipped, and never disables the others; a file that cannot be
 * read any more stays in force. Any thread.
 */
public final class ComponentSecrets {
    private static final Logger log = LoggerFactory.getLogger(ComponentSecrets.class);
    private static final String SETTING = "granta.component.secrets";

    private final Path file;
    private final WatchedFiles watched;
    private volatile Map<String, String> secrets;

    private ComponentSecrets(Path file) throws IOException {
        this.file = file;
        this.watched = new WatchedFiles(List.of(file));
        this.secrets = read(file);
    }

    /** @throws SettingException when there is no file, or a component without a secret */
    public static ComponentSecrets of(ComponentSettings settings) {
        Path file = settings.secrets();
        if (file == null) {
            throw new SettingException(SETTING,
                    SETTING + " is missing: granta.component.domains names components, and this file"
                            + " has a line 'domain = secret' for each");
        }
        ComponentSecrets secrets;
        try {
            secrets = new ComponentSecrets(file);
        } catch (IOException e) {
            throw SettingException.wrong(SETTING, file, "must be a file that can be read");
        }
        settings.domains().stream().filter(domain -> secrets.of(domain) == null).findFirst().ifPresent(lacking -> {
            throw SettingException.wrong(SETTING, file, "must have a line '" + lacking + " = secret'");
        });
        return secrets;
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> read = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int sign = line.indexOf('=');
            String domain = sign < 0 ? null : LocalDomains.parse(line.substring(0, sign).strip());
            String secret = line.substring(sign + 1).strip();
            if (domain != null && !secret.isEmpty()) {
                read.put(domain, secret);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                // Not the line itself, which may hold a secret.
                log.warn("{} line {} is skipped: it is not 'domain = secret'", file, i + 1);
            }
        }
        return read;
    }

    /** Null when there is none any more. */
    @Nullable
    String of(String domain) {
        return secrets.get(domain);
    }

    /** Reads the file again when it has changed; called again and again by one thread. */
    public void look() {
        if (watched.haveChanged()) {
            try {
                secrets = read(file);
                log.info("the secrets of components were read again from {}", file);
            } catch (IOException e) {
                log.warn("{} cannot be read; what it said stays in force: {}", file, e.toString());
            }
        }
    }
}
