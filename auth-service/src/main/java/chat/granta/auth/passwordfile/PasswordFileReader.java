package chat.granta.auth.passwordfile;

import chat.granta.model.InvalidJidException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the lines of a password file; a line that cannot be used never disables the others. */
final class PasswordFileReader {
    private final Localparts names;
    private final HashReader hashes;

    PasswordFileReader(Localparts names, HashReader hashes) {
        this.names = names;
        this.hashes = hashes;
    }

    PasswordFile read(List<String> lines) {
        var reading = new Reading();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (!PasswordLine.isBlankOrComment(line)) {
                reading.line(line, number);
            }
        }
        return new PasswordFile(reading.accounts, reading.locked, reading.unusable, reading.rejected);
    }

    /** One pass over the file. */
    private final class Reading {
        private final Map<String, StoredPassword> accounts = new HashMap<>();
        private final Set<String> locked = new HashSet<>();
        private final Set<String> unusable = new HashSet<>();
        private final Map<String, Integer> seenAt = new HashMap<>();
        private final List<RejectedLine> rejected = new ArrayList<>();

        void line(String text, int number) {
            try {
                PasswordLine line = PasswordLine.parse(text);
                String name = names.enforce(line.name());
                Integer earlier = seenAt.putIfAbsent(name, number);
                if (earlier != null) {
                    throw new MalformedLineException("the same account as in line " + earlier + ", which counts");
                }
                account(name, line);
            } catch (MalformedLineException e) {
                rejected.add(new RejectedLine(number, e.getMessage()));
            } catch (InvalidJidException e) {
                rejected.add(new RejectedLine(number, "the name cannot be the localpart of an address"));
            }
        }

        private void account(String name, PasswordLine line) throws MalformedLineException {
            if (line.isLocked()) {
                locked.add(name);
                return;
            }
            try {
                accounts.put(name, hashes.read(name, line.hash()));
            } catch (MalformedLineException e) {
                unusable.add(name);
                throw e;
            }
        }
    }
}
