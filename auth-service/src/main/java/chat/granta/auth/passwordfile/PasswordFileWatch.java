package chat.granta.auth.passwordfile;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The password file as it is now, without the accounts that the lists of users leave out. It is read when the service
 * starts, and again when a change has settled. {@link #look} is called each second by one thread; everything else may be
 * called from any thread.
 */
public final class PasswordFileWatch {
    private static final Logger log = LoggerFactory.getLogger(PasswordFileWatch.class);

    private final WatchedFile<PasswordFile> passwords;
    private final List<WatchedFile<Set<String>>> userLists = new ArrayList<>();
    private final @Nullable WatchedFile<Set<String>> excluded;
    private volatile PasswordFile current = PasswordFile.EMPTY;
    private volatile @Nullable PasswordFile settled;

    public PasswordFileWatch(PasswordFileSettings settings, Localparts names, MeterRegistry metrics) {
        var lines = new PasswordFileReader(names, new HashReader(settings.allowPlainHashes()));
        passwords = new WatchedFile<>(settings.passwordFile(), "granta.auth.password-file", lines::read);
        var lists = new NameListReader(names);
        settings.userLists().forEach(file -> userLists.add(list(file, "granta.auth.user-lists", lists)));
        Path excludedUsers = settings.excludedUsers();
        excluded = excludedUsers == null ? null : list(excludedUsers, "granta.auth.excluded-users", lists);
        metrics.gauge("granta.auth.accounts", this, watch -> watch.current().accounts().size());
        metrics.gauge("granta.auth.password.file.rejected.lines", this, watch -> watch.current().rejected().size());
        files().forEach(WatchedFile::reload);
        combine();
    }

    private static WatchedFile<Set<String>> list(Path file, String setting, NameListReader reader) {
        return new WatchedFile<>(file, setting, lines -> reader.read(lines, setting));
    }

    /** Who can log in. */
    public PasswordFile current() {
        return current;
    }

    /**
     * What {@link #current} was when all files had last settled; accounts are only created and closed by this. Null as
     * long as one of the files has never been read.
     */
    public @Nullable PasswordFile settled() {
        return settled;
    }

    Path file() {
        return passwords.file();
    }

    /** Looks whether the files have changed, and reads them when the change has settled. */
    public synchronized void look() {
        boolean isNew = false;
        for (WatchedFile<?> file : files().toList()) {
            isNew |= file.look();
        }
        if (isNew) {
            combine();
        }
        if (files().allMatch(WatchedFile::isSettled)) {
            settled = current;
        }
    }

    /** Reads the password file now; called when this process has just written it. */
    public synchronized void reload() {
        if (passwords.reload()) {
            combine();
        }
    }

    private Stream<WatchedFile<?>> files() {
        return Stream.concat(Stream.concat(Stream.of(passwords), userLists.stream()), Stream.ofNullable(excluded));
    }

    private void combine() {
        PasswordFile all = passwords.content();
        if (all == null) {
            return;
        }
        current = userLists.isEmpty() && excluded == null ? all : all.only(this::counts);
        log.info("read {} accounts from {}, {} of them count", all.accounts().size(), passwords.file(),
                current.accounts().size());
        for (RejectedLine line : current.rejected()) {
            log.warn("{} line {} is skipped: {}", passwords.file(), line.number(), line.reason());
        }
    }

    /** A list that has not been read yet counts as empty, and the list of excluded users then excludes everybody. */
    private boolean counts(String name) {
        boolean isExcluded = excluded != null && (excluded.content() == null || excluded.content().contains(name));
        return !isExcluded && userLists.stream().map(WatchedFile::content)
                .allMatch(list -> list != null && list.contains(name));
    }
}
