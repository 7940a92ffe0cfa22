package chat.granta.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A PostgreSQL data directory and the password of its one user. Made at the first start: half-made ones are thrown away,
 * as the directory gets its name last.
 */
record PostgresCluster(Path data, Path passwordFile) {
    static final String USER = "granta";

    static PostgresCluster in(Path directory) {
        return new PostgresCluster(directory.resolve("data"), directory.resolve("password"));
    }

    /** Runs {@code initdb} unless that was done before. */
    void initialiseOnce(PostgresPrograms programs) throws IOException {
        if (Files.exists(data)) {
            refuseOtherVersion();
            return;
        }
        Path unfinished = data.resolveSibling("data.initialising");
        DataDirectory.delete(unfinished);
        Files.deleteIfExists(passwordFile);
        Files.createFile(passwordFile);
        DataDirectory.ownerOnly(passwordFile);
        Files.writeString(passwordFile, randomPassword());
        int exit = programs.run("initdb", "-D", unfinished.toString(), "-U", USER, "--pwfile", passwordFile.toString(),
                "--no-sync", "-A", "scram-sha-256", "-E", "UTF8", "--locale-provider", "builtin", "--builtin-locale",
                "C.UTF-8",
                "--locale", "C");
        if (exit != 0) {
            throw new EmbeddedServiceException(
                    "cannot initialise PostgreSQL's data in " + data + ": " + programs.lastWords());
        }
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        syncInBackground(programs);
    }

    /** Writes what {@code initdb} made to the disk itself: it takes a second, and others need not wait for it. */
    private void syncInBackground(PostgresPrograms programs) {
        Thread.ofVirtual().name("sync-postgres").start(() -> {
            try {
                programs.run("initdb", "--sync-only", "-D", data.toString());
            } catch (IOException e) {
                // It stands in the programs' log, and the operating system writes it within half a minute anyway.
            }
        });
    }

    String password() throws IOException {
        return Files.readString(passwordFile).strip();
    }

    private void refuseOtherVersion() throws IOException {
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!found.equals(PostgresBinaries.majorVersion())) {
            throw new EmbeddedServiceException("the data in " + data + " is of PostgreSQL " + found + ", this is "
                    + PostgresBinaries.majorVersion()
                    + "; migrate it with pg_upgrade, or dump it with the old version");
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
