package chat.granta.audit.groups;

import chat.granta.model.Jid;
import chat.granta.settings.AddressFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The groups that may make rooms of some names, by the rules of the name-space policy that name them. */
public final class RoomGroups {
    private static final Logger LOG = LoggerFactory.getLogger(RoomGroups.class);

    private record Group(String rule, AddressFile members) {}

    private final List<Group> groups;

    private RoomGroups(List<Group> groups) {
        this.groups = List.copyOf(groups);
    }

    /** Of an installation whose rules name none. */
    public static RoomGroups none() {
        return new RoomGroups(List.of());
    }

    /**
     * Reads the groups' files. One that is not there is no fault here, as it may be on muc-service's machine alone.
     *
     * @param rules {@code granta.muc.rules[n].*}, as muc-service has them
     */
    static RoomGroups of(List<Map<String, Object>> rules) {
        List<Group> groups = new ArrayList<>();
        for (Map<String, Object> rule : rules) {
            Object path = rule.get("group");
            if (path != null) {
                String known = Objects
                        .requireNonNullElse(rule.get("title"), Objects.requireNonNullElse(rule.get("names"), ".*"))
                        .toString();
                try {
                    groups.add(new Group(known, new AddressFile(Path.of(path.toString()), "granta.muc.rules")));
                } catch (IOException e) {
                    LOG.warn(
                            "granta.muc.rules: {} cannot be read, so auditors are not told who is in the group of {}: {}",
                            path, known, e.toString());
                }
            }
        }
        return new RoomGroups(groups);
    }

    /** The titles of the rules whose group has the user, in their order; the names of a rule that has no title. */
    public List<String> of(Jid bareJid) {
        return groups.stream().filter(group -> group.members().has(bareJid)).map(Group::rule).toList();
    }

    /** Looks whether a file has changed. */
    void look() {
        groups.forEach(group -> group.members().look());
    }
}
