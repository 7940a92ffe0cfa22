package chat.granta.auth.passwordfile;

import chat.granta.model.InvalidJidException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the lines of a password file; a line that cannot be used never disables the others. */
final class PasswordFileReader {
    private final AccountNames names;
    private final HashReader hashes;

    PasswordFileReader(AccountNames names, HashReader hashes) {
        this.names = names;
        this.hashes = hashes;
    }

    PasswordFile read(List<String> lines) {
        Map<String, PasswordHash> accounts = new HashMap<>();
        Map<String, Integer> seenAt = new HashMap<>();
        List<RejectedLine> rejected = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (PasswordLine.isBlankOrComment(line)) {
                continue;
            }
            try {
                readLine(line, number, accounts, seenAt);
            } catch (MalformedLineException e) {
                rejected.add(new RejectedLine(number, e.getMessage()));
            } catch (InvalidJidException e) {
                rejected.add(new RejectedLine(number, "the name cannot be the localpart of an address"));
            }
        }
        return new PasswordFile(accounts, rejected);
    }

    private void readLine(String text, int number, Map<String, PasswordHash> accounts, Map<String, Integer> seenAt)
            throws MalformedLineException {
        PasswordLine line = PasswordLine.parse(text);
        String name = names.enforce(line.name());
        Integer earlier = seenAt.putIfAbsent(name, number);
        if (earlier != null) {
            throw new MalformedLineException("the same account as in line " + earlier + ", which counts");
        }
        if (!line.isLocked()) {
            accounts.put(name, hashes.read(name, line.hash()));
        }
    }
}
