package chat.granta.auth.provisioning;

import chat.granta.auth.passwordfile.PasswordFile;

/**
 * How many accounts a change of the password file may close at once: a file that is truncated, empty or the wrong one must not
 * close all of them.
 *
 * @param share the share of all accounts, from 0 to 1
 */
record ClosingLimit(double share) {
    /** So many accounts may always be closed; otherwise a small installation could not remove users. */
    private static final int FEW = 10;

    /** The limit for a file. A file without accounts is more likely an accident than intended, and may close only one. */
    int of(PasswordFile file, int known) {
        boolean isEmpty = file.accounts().isEmpty() && file.locked().isEmpty();
        return isEmpty ? 1 : Math.max(FEW, (int) (share * known));
    }
}
