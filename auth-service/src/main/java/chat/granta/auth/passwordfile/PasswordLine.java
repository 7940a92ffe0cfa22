package chat.granta.auth.passwordfile;

/**
 * The fields of one line: {@code user:hash[:…]}.
 *
 * @param name as written, not enforced
 * @param rest all further fields, with their leading colon; empty when there are none
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

    /**
     * Whether nobody can log in to the account: it has no hash, a locked one (shadow(5): {@code *} or {@code !} in front), or
     * one that is kept elsewhere (passwd(5): {@code x}).
     */
    boolean isLocked() {
        return hash.isEmpty() || hash.startsWith("*") || hash.startsWith("!") || hash.equals("x");
    }

    PasswordLine withHash(String newHash) {
        return new PasswordLine(name, newHash, rest);
    }

    String text() {
        return name + ':' + hash + rest;
    }
}
