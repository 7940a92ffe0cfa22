package chat.granta.audit.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.model.Jid;
import chat.granta.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Who belongs where, as files say. */
class GroupsTest {
    private static final Jid ANN = Jid.parse("ann@example.org");
    private static final Jid BEN = Jid.parse("ben@example.org");

    private final Map<String, Object> settings = new HashMap<>();
    @TempDir
    private Path directory;
    private Path physics = Path.of("");

    @BeforeEach
    void say() throws IOException {
        physics = Files.writeString(directory.resolve("physics"), "ann@example.org\n");
        settings.put("granta.audit.institutions[0].members", physics.toString());
        settings.put("granta.audit.institutions[1].members",
                Files.writeString(directory.resolve("list2"), "ann@example.org\nben@example.org\n").toString());
        settings.put("granta.audit.institutions[1].name", "History & Law");
    }

    @Test
    void aUserBelongsToTheFirstThatHasTheAddress() {
        Institutions institutions = institutions();

        assertThat(institutions.of(ANN)).as("called after the file").isEqualTo("physics");
        assertThat(institutions.of(BEN)).isEqualTo("History & Law");
        assertThat(institutions.of(Jid.parse("cat@example.org"))).isNull();
        assertThat(institutions.byAccount())
                .isEqualTo(Map.of("ann@example.org", "physics", "ben@example.org", "History & Law"));
    }

    @Test
    void aFileThatHasChangedIsReadAgain() throws IOException {
        Institutions institutions = institutions();
        Files.writeString(physics, "ben@example.org\n");
        // A change has settled when the second look finds the file as the first.
        institutions.look();
        institutions.look();

        assertThat(institutions.of(ANN)).isEqualTo("History & Law");
        assertThat(institutions.of(BEN)).isEqualTo("physics");
    }

    @Test
    void aNameThatFiguresHaveForEverybodyElseIsRefused() {
        settings.put("granta.audit.institutions[1].name", "other");

        assertThatThrownBy(this::institutions).rootCause().isInstanceOf(SettingException.class)
                .hasMessageContaining("granta.audit.institutions[].name");
    }

    @Test
    void anInstitutionWithoutAFileIsRefused() {
        settings.remove("granta.audit.institutions[1].members");

        assertThatThrownBy(this::institutions).isInstanceOf(SettingException.class)
                .hasMessage("granta.audit.institutions[].members is missing: each institution has a file of addresses");
    }

    /** Of rules for rooms' names those that name a group, whatever else they say; and a group's file may be on another machine. */
    @Test
    void aUserIsInTheGroupsThatTheRulesOfRoomsName() {
        RoomGroups groups = RoomGroups.of(List.of(Map.of("title", "Physics", "group", physics.toString()),
                Map.of("forced", "hidden"), Map.of("names", "lab.*", "group", physics.toString()),
                Map.of("title", "Elsewhere", "group", directory.resolve("nothing").toString())));

        assertThat(groups.of(ANN)).containsExactly("Physics", "lab.*");
        assertThat(groups.of(BEN)).isEmpty();
    }

    private Institutions institutions() {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("granta.audit", InstitutionSettings.class).read("example.org");
    }
}
