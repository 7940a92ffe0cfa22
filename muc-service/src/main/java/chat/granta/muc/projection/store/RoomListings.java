package chat.granta.muc.projection.store;

import chat.granta.bus.wire.RoomListed;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;

/** All rooms there are, those that are not persistent among them, as operators see them, and who has made them. The caller opens the transaction. */
public final class RoomListings {
    /** A room as operators see it. */
    public record Listing(String room, String name, boolean hidden, boolean persistent, List<String> owners) {}

    private final JdbcTemplate database;

    public RoomListings(JdbcTemplate database) {
        this.database = database;
    }

    /** Notes what there is to be listed of a room, or that it is no more. Idempotent. */
    public void note(RoomListed listed) {
        if (listed.getRemoved()) {
            database.update("delete from muc.listing where room = ?", listed.getRoom());
            database.update("delete from muc.creation where room = ?", listed.getRoom());
            return;
        }
        database.update("""
                insert into muc.listing (room, name, hidden, persistent) values (?, ?, ?, ?)
                on conflict (room) do update set name = excluded.name, hidden = excluded.hidden,
                persistent = excluded.persistent
                """, listed.getRoom(), listed.getName(), listed.getHidden(), listed.getPersistent());
    }

    /**
     * Rooms, in the order of their addresses.
     *
     * @param part of the address or the name; empty for all
     * @param ownerless whether only persistent rooms are wanted that nobody owns
     * @param after the address before the first
     */
    public List<Listing> find(String part, boolean ownerless, String after, int most) {
        return database.query("""
                select l.*, array(select a.jid from muc.affiliation a where a.room = l.room
                and a.affiliation = 'owner' order by a.jid) as owners from muc.listing l
                where (position(lower(?) in lower(room)) > 0 or position(lower(?) in lower(name)) > 0)
                and (not ? or persistent and not exists (select from muc.affiliation o where o.room = l.room
                and o.affiliation = 'owner'))
                and room > ? collate "C" order by room collate "C" limit ?
                """, (row, _) -> new Listing(row.getString("room"), row.getString("name"), row.getBoolean("hidden"),
                row.getBoolean("persistent"), List.of((String[]) row.getArray("owners").getArray())), part, part,
                ownerless, after, most);
    }

    /**
     * Counts a room as its maker's, unless there are too many of them. However many are made at once, they are counted one after the other.
     *
     * @return whether it counts
     */
    public boolean reserve(String room, String creator, int most) {
        database.query("select pg_advisory_xact_lock(hashtext(?))", _ -> {}, "muc.creation " + creator);
        Integer made = database.queryForObject("select count(*) from muc.creation where creator = ? and room <> ?",
                Integer.class, creator, room);
        if (made != null && made >= most) {
            return false;
        }
        database.update("insert into muc.creation (room, creator) values (?, ?) "
                + "on conflict (room) do update set creator = excluded.creator", room, creator);
        return true;
    }

    /**
     * The rooms that an account has made count for nobody any more. Idempotent.
     *
     * @param whose which rooms this is for
     */
    public void forgetCreator(String account, Predicate<String> whose) {
        database.queryForList("select room from muc.creation where creator = ?", String.class, account).stream()
                .filter(whose)
                .forEach(room -> database.update("delete from muc.creation where room = ?", room));
    }
}
