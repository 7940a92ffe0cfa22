package chat.granta.auth.passwordfile;

/**
 * One line taken apart: {@code user:hash[:…]}.
 *
 * @param name as written, not enforced
 * @param rest the fields that are not ours, with their leading colon; empty when there are none
 */
record PasswordLine(String name, String hash, String rest) {
    static boolean isBlankOrComment(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    static PasswordLine parse(String line) throws MalformedLineException {
        int first = line.indexOf(':');
        if (first < 1) {
            throw new MalformedLineException("there is no user:hash");
        }
        int second = line.indexOf(':', first + 1);
        int end = second < 0 ? line.length() : second;
        return new PasswordLine(line.substring(0, first), line.substring(first + 1, end), line.substring(end));
    }

    /** Whether the account is one of those that passwd files have and nobody logs in to: no hash, or a locked one. */
    boolean isLocked() {
        return hash.isEmpty() || hash.startsWith("*") || hash.startsWith("!");
    }

    PasswordLine withHash(String newHash) {
        return new PasswordLine(name, newHash, rest);
    }

    String text() {
        return name + ':' + hash + rest;
    }
}
