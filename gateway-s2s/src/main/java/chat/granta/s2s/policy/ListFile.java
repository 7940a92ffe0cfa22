package chat.granta.s2s.policy;

import chat.granta.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One entry a line; what stands behind {@code #} is for people. A line that cannot be understood is reported and skipped, and never
 * disables the others.
 */
record ListFile(@Nullable Path file, String setting) {
    private static final Logger log = LoggerFactory.getLogger(ListFile.class);

    /** @throws SettingException when the settings name a file that cannot be read */
    void check() {
        if (file != null && !Files.isReadable(file)) {
            throw SettingException.wrong(setting, file, "must be a file that can be read");
        }
    }

    /**
     * @param add throws {@link IllegalArgumentException} when an entry is none
     * @return null when the settings name no file
     * @throws SettingException when the file cannot be read
     */
    <T> @Nullable T read(Supplier<T> empty, BiConsumer<T, String> add) {
        if (file == null) {
            return null;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new SettingException(setting, setting + ": cannot read " + file.toAbsolutePath() + ": " + e);
        }
        T list = empty.get();
        for (int i = 0; i < lines.size(); i++) {
            String entry = lines.get(i).replaceFirst("#.*", "").strip();
            try {
                if (!entry.isEmpty()) {
                    add.accept(list, entry);
                }
            } catch (IllegalArgumentException e) {
                log.warn("{} line {} is skipped: {}", file, i + 1, e.getMessage());
            }
        }
        return list;
    }
}
