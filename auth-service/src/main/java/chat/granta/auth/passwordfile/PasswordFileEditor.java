package chat.granta.auth.passwordfile;

import chat.granta.auth.scram.ScramDerivation;
import chat.granta.model.InvalidJidException;
import chat.granta.scram.ScramKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes single lines of the password file. All other lines, and the fields that Granta does not use, stay as they are. A
 * reader sees the old file or the new one, never a part of one. May be called from any thread of one process; two processes
 * must not edit at the same time.
 */
public final class PasswordFileEditor {
    private final Path file;
    private final Localparts names;

    public PasswordFileEditor(Path file, Localparts names) {
        this.file = file;
        this.names = names;
    }

    /**
     * Gives a user a password, adding the user when there is none of that name.
     *
     * @return whether the user is new
     * @throws InvalidJidException when no address can have that name
     * @throws IllegalArgumentException when RFC 8265 does not allow the password
     */
    public boolean put(String name, String password) throws IOException {
        return put(name, ScramDerivation.newKeys(password, ScramDerivation.ITERATIONS));
    }

    /**
     * Like {@link #put(String, String)}, for a password of many random characters. It is too long to be guessed, so that fewer
     * iterations are enough.
     *
     * @return whether the user is new
     * @throws InvalidJidException when no address can have that name
     */
    public boolean putRandom(String name, String password) throws IOException {
        return put(name, ScramDerivation.newKeys(password, ScramDerivation.FEWEST_ITERATIONS));
    }

    private synchronized boolean put(String name, List<ScramKeys> keys) throws IOException {
        String account = names.enforce(name);
        String hash = new StoredScramKeys(keys).field();
        List<String> lines = new ArrayList<>(lines());
        int at = indexOf(lines, account);
        if (at < 0) {
            lines.add(latin1(new PasswordLine(account, hash, "").text()));
        } else {
            lines.set(at, parsed(lines.get(at)).withHash(hash).text());
        }
        AtomicFile.replace(file, lines);
        return at < 0;
    }

    /**
     * Removes a user, in all spellings of the name.
     *
     * @return whether there was one
     * @throws InvalidJidException when no address can have that name
     */
    public synchronized boolean remove(String name) throws IOException {
        String account = names.enforce(name);
        List<String> lines = lines();
        List<String> kept = lines.stream().filter(line -> !isOf(line, account)).toList();
        if (kept.size() == lines.size()) {
            return false;
        }
        AtomicFile.replace(file, kept);
        return true;
    }

    /** The users' names in the order of the file, as they are written there; lines that cannot be understood have none. */
    public List<String> names() throws IOException {
        List<String> found = new ArrayList<>();
        for (String line : lines()) {
            if (!PasswordLine.isBlankOrComment(line)) {
                try {
                    found.add(utf8(PasswordLine.parse(line).name()));
                } catch (MalformedLineException _) {
                    // auth-service's log names it.
                }
            }
        }
        return found;
    }

    private List<String> lines() throws IOException {
        // ISO 8859-1 maps each byte to a character and back, so that bytes that are not UTF-8 survive in other fields.
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
    }

    private int indexOf(List<String> lines, String account) {
        for (int i = 0; i < lines.size(); i++) {
            if (isOf(lines.get(i), account)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isOf(String line, String account) {
        if (PasswordLine.isBlankOrComment(line)) {
            return false;
        }
        try {
            String written = PasswordLine.parse(line).name();
            return names.enforce(utf8(written)).equals(account);
        } catch (MalformedLineException | InvalidJidException e) {
            return false;
        }
    }

    private static PasswordLine parsed(String line) throws IOException {
        try {
            return PasswordLine.parse(line);
        } catch (MalformedLineException e) {
            throw new IOException("a line that could be read a moment ago cannot be now", e);
        }
    }

    private static String latin1(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
