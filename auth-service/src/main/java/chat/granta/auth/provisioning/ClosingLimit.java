package chat.granta.auth.provisioning;

import chat.granta.auth.passwordfile.PasswordFile;

/**
 * How many accounts may be closed at once: a file that was cut, emptied or taken from elsewhere must not close everybody.
 *
 * @param share of all accounts
 */
record ClosingLimit(double share) {
    /** So many may always be closed, or a small installation could never lose a user. */
    private static final int FEW = 10;

    /** An empty file is more likely an accident than the departure of all, but for the last one. */
    int of(PasswordFile file, int known) {
        boolean isEmpty = file.accounts().isEmpty() && file.locked().isEmpty();
        return isEmpty ? 1 : Math.max(FEW, (int) (share * known));
    }
}
