package chat.granta.auth.passwordfile;

import chat.granta.model.InvalidJidException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a list of users: one on each line, as a name or as an address of this domain. */
record NameListReader(Localparts names) {
    private static final Logger log = LoggerFactory.getLogger(NameListReader.class);

    Set<String> read(List<String> lines, String setting) {
        Set<String> listed = new HashSet<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (PasswordLine.isBlankOrComment(line)) {
                continue;
            }
            try {
                listed.add(names.enforce(withoutDomain(line)));
            } catch (InvalidJidException e) {
                log.warn("{}: line {} is skipped, it cannot be the localpart of an address", setting, number);
            }
        }
        return listed;
    }

    private String withoutDomain(String line) {
        String suffix = '@' + names.domain();
        return line.endsWith(suffix) ? line.substring(0, line.length() - suffix.length()) : line;
    }
}
