package chat.granta.muc.projection.store;

import chat.granta.bus.wire.DirectoryLoaded;
import chat.granta.bus.wire.RoomAffiliation.Kind;
import chat.granta.bus.wire.RoomAffiliation;
import chat.granta.bus.wire.RoomAffiliationVersions;
import chat.granta.bus.wire.RoomConfiguration;
import chat.granta.bus.wire.RoomListed;
import chat.granta.bus.wire.RoomLoaded;
import chat.granta.bus.wire.RoomMessage;
import chat.granta.bus.wire.RoomState;
import chat.granta.bus.wire.RoomStored;
import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rooms, who is what to them, and what was last said in them. The caller opens the transaction. */
public final class RoomTables {
    /** Rooms in one record: addresses and names of at most some hundred bytes each. */
    private static final int PAGE = 500;

    private final JdbcTemplate database;

    public RoomTables(JdbcTemplate database) {
        this.database = database;
    }

    /** Writes what has changed of a room. Idempotent. */
    public void store(RoomStored stored, Instant time) {
        String room = stored.getRoom();
        if (stored.getRemoved()) {
            database.update("delete from muc.room where jid = ?", room);
            return;
        }
        if (stored.hasState()) {
            store(room, stored.getState(), time);
        }
        if (stored.getHasHistory()) {
            database.update("delete from muc.message where room = ?", room);
            storeHistory(room, stored.getHistoryList());
        }
        if (stored.getUsed() != 0) {
            database.update("update muc.room set used = ? where jid = ?",
                    Timestamp.from(Instant.ofEpochMilli(stored.getUsed())), room);
        }
    }

    private void store(String room, RoomState state, Instant time) {
        byte[] subject = state.hasSubject() ? state.getSubject().toByteArray() : null;
        database.update("""
                insert into muc.room
                (jid, name, hidden, configuration, subject, salt, vcard, created, moved_to, hats, affiliation_versions,
                used) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (jid) do update set name = excluded.name, hidden = excluded.hidden,
                configuration = excluded.configuration, subject = excluded.subject, vcard = excluded.vcard,
                moved_to = excluded.moved_to, hats = excluded.hats,
                affiliation_versions = excluded.affiliation_versions, used = excluded.used
                """, room, state.getConfiguration().getName(), state.getConfiguration().getHidden(),
                state.getConfiguration().toByteArray(), subject, state.getSalt(), state.getVcard(),
                Timestamp.from(Instant.ofEpochMilli(state.getCreated())), state.getMovedTo(),
                RoomState.newBuilder().addAllHats(state.getHatsList()).build().toByteArray(),
                state.getAffiliationVersions().toByteArray(), Timestamp.from(time));
        for (RoomAffiliation affiliation : state.getAffiliationsList()) {
            if (affiliation.getKind() == Kind.NONE && affiliation.getNickname().isEmpty()
                    && affiliation.getHatsCount() == 0) {
                database.update("delete from muc.affiliation where room = ? and jid = ?", room, affiliation.getJid());
            } else {
                database.update("""
                        insert into muc.affiliation (room, jid, affiliation, nickname, reason, hats)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (room, jid) do update set affiliation = excluded.affiliation,
                        nickname = excluded.nickname, reason = excluded.reason, hats = excluded.hats
                        """, room, affiliation.getJid(), affiliation.getKind().name().toLowerCase(),
                        affiliation.getNickname(), affiliation.getReason(),
                        affiliation.getHatsList().toArray(String[]::new));
            }
        }
    }

    private void storeHistory(String room, List<RoomMessage> history) {
        for (int number = 0; number < history.size(); number++) {
            // A room that has been removed meanwhile has no history.
            database.update("insert into muc.message (room, number, message) "
                    + "select jid, ?, ? from muc.room where jid = ?", number, history.get(number).toByteArray(), room);
        }
    }

    /** Which rooms there are, in pages; the last of them says so, and there is always one. */
    public void forEachPage(Consumer<DirectoryLoaded.Builder> reader) {
        List<RoomListed> rooms = database.query(
                "select jid, name, hidden from muc.room where moved_to = '' order by jid",
                (row, _) -> RoomListed.newBuilder().setRoom(row.getString("jid")).setName(name(row))
                        .setHidden(row.getBoolean("hidden")).setPersistent(true).build());
        int begin = 0;
        do {
            int end = Math.min(begin + PAGE, rooms.size());
            reader.accept(DirectoryLoaded.newBuilder().addAllRooms(rooms.subList(begin, end))
                    .setIsLast(end == rooms.size()));
            begin = end;
        } while (begin < rooms.size());
    }

    /** As in {@link chat.granta.muc.room.Room#displayName}. */
    private static String name(ResultSet row) throws SQLException {
        String jid = row.getString("jid");
        return row.getString("name").isEmpty() ? jid.substring(0, jid.indexOf('@')) : row.getString("name");
    }

    /** What there is of a room; without a state when there is none. */
    public RoomLoaded.Builder load(String room) {
        var loaded = RoomLoaded.newBuilder().setRoom(room);
        List<RoomState.Builder> states = database.query("select * from muc.room where jid = ?",
                (row, _) -> read(row), room);
        if (!states.isEmpty()) {
            RoomState.Builder state = states.getFirst();
            database.query("select * from muc.affiliation where room = ? order by jid", row -> {
                state.addAffiliations(RoomAffiliation.newBuilder().setJid(row.getString("jid"))
                        .setKind(Kind.valueOf(row.getString("affiliation").toUpperCase()))
                        .setNickname(row.getString("nickname")).setReason(row.getString("reason"))
                        .addAllHats(List.of((String[]) row.getArray("hats").getArray())));
            }, room);
            loaded.setState(state);
            loaded.setUsed(used(room));
            loaded.addAllHistory(database.query("select message from muc.message where room = ? order by number",
                    (row, _) -> message(row.getBytes("message")), room));
        }
        return loaded;
    }

    private static RoomState.Builder read(ResultSet row) throws SQLException {
        try {
            var state = RoomState.newBuilder()
                    .setConfiguration(RoomConfiguration.parseFrom(row.getBytes("configuration")))
                    .setSalt(row.getString("salt")).setVcard(row.getString("vcard"))
                    .setMovedTo(row.getString("moved_to"))
                    .addAllHats(RoomState.parseFrom(row.getBytes("hats")).getHatsList())
                    .setCreated(row.getTimestamp("created").getTime());
            byte[] versions = row.getBytes("affiliation_versions");
            if (versions.length > 0) {
                state.setAffiliationVersions(RoomAffiliationVersions.parseFrom(versions));
            }
            byte @Nullable [] subject = row.getBytes("subject");
            if (subject != null) {
                state.setSubject(message(subject));
            }
            return state;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a stored room cannot be read", e);
        }
    }

    private static RoomMessage message(byte[] bytes) {
        try {
            return RoomMessage.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a stored message of a room cannot be read", e);
        }
    }

    private long used(String room) {
        Timestamp used = database.queryForObject("select used from muc.room where jid = ?", Timestamp.class, room);
        return used == null ? 0 : used.getTime();
    }

    /** Rooms, and addresses of rooms that have moved, of which nobody has wanted anything since some time, with when somebody last has. */
    public Map<String, Instant> unusedSince(Instant time) {
        Map<String, Instant> unused = new TreeMap<>();
        database.query("select jid, used from muc.room where used < ?",
                row -> {
                    unused.put(row.getString("jid"), row.getTimestamp("used").toInstant());
                }, Timestamp.from(time));
        return unused;
    }

    /**
     * An account is nothing to rooms any more. Idempotent.
     *
     * @param whose which rooms this is for
     * @return those of them that have lost their last owner so
     */
    public List<String> remove(String account, Predicate<String> whose) {
        List<String> withoutOwner = new ArrayList<>();
        record Affiliation(String room, boolean isLastOwner) {}
        List<Affiliation> all = database.query("""
                select room, affiliation = 'owner' and not exists (select from muc.affiliation other
                where other.room = mine.room and other.affiliation = 'owner' and other.jid <> mine.jid) as is_last
                from muc.affiliation mine where jid = ? order by room
                """, (row, _) -> new Affiliation(row.getString("room"), row.getBoolean("is_last")), account);
        for (Affiliation one : all) {
            if (whose.test(one.room())) {
                database.update("delete from muc.affiliation where room = ? and jid = ?", one.room(), account);
                if (one.isLastOwner()) {
                    withoutOwner.add(one.room());
                }
            }
        }
        return withoutOwner;
    }
}
