package chat.granta.muc.room;

import chat.granta.model.Jid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a room, in the order of their nicknames, so that every owner of the room's home names them in the same order. Immutable; a
 * client is there under one nickname at most.
 */
public final class Occupants {
    public static final Occupants NOBODY = Occupants.of(List.of());

    private final SortedMap<String, Occupant> byNickname;
    private final Map<Jid, Occupant> bySession = new HashMap<>();
    private final List<Jid> sessions = new ArrayList<>();
    /** They stay when others come and leave. */
    private final ShownPresences shown;
    /** Made when the room first says something to these occupants; null before that. */
    private @Nullable Audience audience;

    private Occupants(SortedMap<String, Occupant> byNickname, ShownPresences shown) {
        this.byNickname = byNickname;
        this.shown = shown;
        for (Occupant occupant : byNickname.values()) {
            for (OccupantSession session : occupant.sessions()) {
                bySession.put(session.jid(), occupant);
                sessions.add(session.jid());
            }
        }
    }

    public static Occupants of(Collection<Occupant> occupants) {
        var byNickname = new TreeMap<String, Occupant>();
        occupants.forEach(occupant -> byNickname.put(occupant.nickname(), occupant));
        return new Occupants(byNickname, new ShownPresences());
    }

    /** All of them by their nicknames. */
    Map<String, Occupant> byNickname() {
        return Collections.unmodifiableMap(byNickname);
    }

    public @Nullable Occupant called(String nickname) {
        return byNickname.get(nickname);
    }

    /** The occupant one of whose clients this is, or null. */
    public @Nullable Occupant of(Jid fullJid) {
        return bySession.get(fullJid);
    }

    /** A user may be there under several nicknames. */
    public List<Occupant> ofUser(Jid bareJid) {
        return byNickname.values().stream().filter(occupant -> occupant.user().equals(bareJid)).toList();
    }

    public Collection<Occupant> all() {
        return Collections.unmodifiableCollection(byNickname.values());
    }

    /** The full JIDs of all clients that are there. */
    public List<Jid> jids() {
        return Collections.unmodifiableList(sessions);
    }

    /** What was made to show them to others. */
    public ShownPresences shown() {
        return shown;
    }

    /** All clients that are there, by where they are served. */
    Audience audience(RoomSettings settings) {
        Audience known = audience;
        if (known == null) {
            known = Audience.of(sessions, settings);
            audience = known;
        }
        return known;
    }

    public boolean isEmpty() {
        return byNickname.isEmpty();
    }

    public int size() {
        return byNickname.size();
    }

    /** With an occupant who is new, or has changed; who has no session any more leaves. */
    public Occupants with(Occupant occupant) {
        if (occupant.sessions().isEmpty()) {
            return without(occupant.nickname());
        }
        var changed = new TreeMap<>(byNickname);
        changed.put(occupant.nickname(), occupant);
        return new Occupants(changed, isEmpty() ? new ShownPresences() : shown);
    }

    public Occupants without(String nickname) {
        var changed = new TreeMap<>(byNickname);
        changed.remove(nickname);
        shown.forget(nickname);
        return new Occupants(changed, shown);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Occupants those && byNickname.equals(those.byNickname);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(byNickname);
    }

    @Override
    public String toString() {
        return byNickname.values().toString();
    }
}
