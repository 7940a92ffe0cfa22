package chat.granta.settings;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A group of people in a file: one address on each line, read again when a change has settled. Empty lines and those that begin with {@code #} are
 * skipped, and so is a line that is no address, which the log says. {@link #look} is called by one thread, the rest by any.
 */
public final class AddressFile {
    private static final Logger LOG = LoggerFactory.getLogger(AddressFile.class);

    private final Path path;
    private final String setting;
    private final WatchedFiles watched;
    private volatile Set<Jid> members = Set.of();

    /**
     * Reads it.
     *
     * @param setting its name, for the log
     * @throws IOException when it cannot be read
     */
    public AddressFile(Path path, String setting) throws IOException {
        this.path = path;
        this.setting = setting;
        watched = new WatchedFiles(List.of(path));
        members = read();
    }

    /** Looks whether the file has changed. One that cannot be read any more counts as it was. */
    public void look() {
        if (!watched.haveChanged()) {
            return;
        }
        try {
            members = read();
            LOG.info("{} {} has been read again", setting, path);
        } catch (IOException e) {
            LOG.warn("{} {} cannot be read, what was read before still counts: {}", setting, path, e.toString());
        }
    }

    public boolean has(Jid bareJid) {
        return members.contains(bareJid);
    }

    /** The bare addresses that it has now. */
    public Set<Jid> members() {
        return members;
    }

    private Set<Jid> read() throws IOException {
        Set<Jid> read = new HashSet<>();
        // Bytes that are not UTF-8 become characters that no address may have, so only their line is lost.
        List<String> lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                read.add(Jid.parse(line).bare());
            } catch (InvalidJidException _) {
                LOG.warn("{} {}: line {} is skipped, it is no address", setting, path, number);
            }
        }
        return Set.copyOf(read);
    }
}
