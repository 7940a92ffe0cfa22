package chat.granta.audit.groups;

import chat.granta.settings.AddressFile;
import chat.granta.settings.FileSettings;
import chat.granta.settings.SettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code granta.audit.institutions[n].*}: by which institutions figures are counted.
 *
 * @param institutions a user belongs to the first one that has the user's address
 */
@ConfigurationProperties("granta.audit")
record InstitutionSettings(@Nullable List<OfOne> institutions) implements FileSettings {
    private static final String MEMBERS = "granta.audit.institutions[].members";

    /**
     * @param name as figures have it; the file's when it is not given
     * @param members a file with the addresses of its users, one a line
     */
    record OfOne(@Nullable String name, @Nullable Path members) {
        /** @throws SettingException when the name cannot be told from what figures say of the others */
        OfOne {
            if (name != null && (name.isBlank() || name.equals(Institutions.OTHER))) {
                throw SettingException.wrong("granta.audit.institutions[].name", name,
                        "must be a name, and not " + Institutions.OTHER + ", which is everybody else");
            }
        }

        private Institution read() {
            if (members == null) {
                throw new SettingException(MEMBERS, MEMBERS + " is missing: each institution has a file of addresses");
            }
            try {
                var file = new AddressFile(members, "granta.audit.institutions");
                return new Institution(Objects.requireNonNullElse(name, String.valueOf(members.getFileName())), file);
            } catch (IOException e) {
                throw SettingException.wrong(MEMBERS, members,
                        "must be a file of addresses, one a line: " + e.getMessage());
            }
        }
    }

    /** Reads the files. */
    @Override
    public void checkFiles() {
        read("localhost");
    }

    /** @param domain of the users */
    Institutions read(String domain) {
        return new Institutions(domain,
                Objects.requireNonNullElse(institutions, List.<OfOne>of()).stream().map(OfOne::read).toList());
    }
}
