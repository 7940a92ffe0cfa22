package chat.granta.muc.room;

import chat.granta.bus.wire.RoomConfiguration;
import chat.granta.model.Jid;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0045 section 4: all of a room that outlives the visits to it.
 *
 * @param affiliations by bare JID, or by domain for a ban of a whole domain; who has none is not among them
 * @param subject the last change of it, or null when there never was one
 * @param lockedFor who has made the room and not yet configured it (section 10.1), or null when it is open
 * @param salt of its occupants' ids (XEP-0421); that of a room which has moved begins with its first address and a space
 * @param vcard of the room (XEP-0486) as XML, or empty
 * @param movedTo the room's address now, or null when it is here
 * @param hats that the room has to give (XEP-0317)
 * @param versions of the affiliations (XEP-0463)
 */
public record Room(Jid jid, RoomConfiguration configuration, Map<Jid, Affiliated> affiliations,
        @Nullable RoomMessage subject, @Nullable Jid lockedFor, String salt, Instant created, String vcard,
        @Nullable Jid movedTo, List<Hat> hats, AffiliationVersions versions) {
    public Room {
        affiliations = Collections.unmodifiableMap(new LinkedHashMap<>(affiliations));
        if (configuration.getLogged() && !configuration.getArchived()) {
            configuration = configuration.toBuilder().setArchived(true).build();
        }
        hats = List.copyOf(hats);
    }

    /** A room that somebody has just made: nobody else enters before it is configured. */
    public static Room made(Jid jid, RoomConfiguration configuration, Jid owner, String salt, Instant time) {
        return new Room(jid, configuration, Map.of(owner, Affiliated.NOBODY.with(Affiliation.OWNER, "")), null, owner,
                salt, time, "", null, List.of(), AffiliationVersions.NONE.startingAnew(1));
    }

    /** What its occupants' ids derive from: no other room has the same, and it stays the same at another address. */
    public String idSeed() {
        return salt.indexOf(' ') < 0 ? jid + " " + salt : salt;
    }

    /** This room at another address. */
    public Room at(Jid newJid) {
        return new Room(newJid, configuration, affiliations, subject, lockedFor, idSeed(), created, vcard, movedTo,
                hats, versions);
    }

    /** What is left at the address of a room that has moved: where it is now. */
    public Room moved(Jid to) {
        return new Room(jid, RoomConfiguration.newBuilder().setHidden(true).setPersistent(true).build(), Map.of(), null,
                null, salt, created, "", to, List.of(), AffiliationVersions.NONE);
    }

    public boolean isLocked() {
        return lockedFor != null;
    }

    /** Whether it is a room, here, that has been configured. */
    public boolean exists() {
        return !isLocked() && movedTo == null;
    }

    /** Whether service discovery names it: what is not configured yet does not officially exist (section 10.1.1). */
    public boolean isListed() {
        return !configuration.getHidden() && exists();
    }

    /** Its name for people: the one that its owners have given it, or the one in its address. */
    public String displayName() {
        String local = jid.local();
        return configuration.getName().isEmpty() && local != null ? local : configuration.getName();
    }

    /** What is kept of a user. */
    public Affiliated affiliated(Jid user) {
        return affiliations.getOrDefault(user.bare(), Affiliated.NOBODY);
    }

    /** Section 5.2: what a user is to this room; a domain can be banned as a whole (section 9.1). */
    public Affiliation affiliation(Jid user) {
        Affiliated own = affiliations.get(user.bare());
        if (own != null && own.affiliation() != Affiliation.NONE) {
            return own.affiliation();
        }
        Affiliated domain = affiliations.get(Jid.trusted(user.domain()));
        return domain != null && domain.affiliation() == Affiliation.OUTCAST ? Affiliation.OUTCAST : Affiliation.NONE;
    }

    /** Whose nickname this is by registration, or null. */
    public @Nullable Jid ownerOf(String nickname) {
        for (Map.Entry<Jid, Affiliated> entry : affiliations.entrySet()) {
            if (entry.getValue().nickname().equals(nickname)) {
                return entry.getKey();
            }
        }
        return null;
    }

    public Room with(Jid user, Affiliated affiliated) {
        var changed = new LinkedHashMap<>(affiliations);
        if (affiliated.isNothing()) {
            changed.remove(user);
        } else {
            changed.put(user, affiliated);
        }
        Affiliation from = affiliated(user).affiliation();
        Affiliation to = affiliated.affiliation();
        return new Room(jid, configuration, changed, subject, lockedFor, salt, created, vcard, movedTo, hats,
                from == to
                        ? versions
                        : versions.with(user, from, to, ListRights.differ(configuration, from, to)));
    }

    public Room with(RoomConfiguration newConfiguration) {
        return new Room(jid, newConfiguration, affiliations, subject, lockedFor, salt, created, vcard, movedTo, hats,
                ListRights.differ(configuration, newConfiguration)
                        ? versions.startingAnew(versions.count())
                        : versions);
    }

    /** The same, with another version when affiliations have gone without the room's doing. */
    public Room counted() {
        int count = (int) affiliations.values().stream().filter(one -> one.affiliation() != Affiliation.NONE).count();
        return count == versions.count()
                ? this
                : new Room(jid, configuration, affiliations, subject, lockedFor, salt, created, vcard, movedTo, hats,
                        versions.startingAnew(count));
    }

    public Room withSubject(RoomMessage newSubject) {
        return new Room(jid, configuration, affiliations, newSubject, lockedFor, salt, created, vcard, movedTo,
                hats, versions);
    }

    public Room withCard(String newVcard) {
        return new Room(jid, configuration, affiliations, subject, lockedFor, salt, created, newVcard, movedTo,
                hats, versions);
    }

    public Room unlocked() {
        return new Room(jid, configuration, affiliations, subject, null, salt, created, vcard, movedTo,
                hats, versions);
    }

    public Room withHats(List<Hat> newHats) {
        return new Room(jid, configuration, affiliations, subject, lockedFor, salt, created, vcard, movedTo, newHats,
                versions);
    }

    /** The hats that a user wears (XEP-0317), in the room's order. */
    public List<Hat> hatsOf(Jid user) {
        List<String> worn = affiliated(user).hats();
        return worn.isEmpty() ? List.of() : hats.stream().filter(hat -> worn.contains(hat.uri())).toList();
    }
}
