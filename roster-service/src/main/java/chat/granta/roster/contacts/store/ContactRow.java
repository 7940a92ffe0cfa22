package chat.granta.roster.contacts.store;

import chat.granta.bus.wire.Stanza;
import chat.granta.model.Jid;
import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code roster.contact}. */
final class ContactRow {
    private ContactRow() {}

    static RosterContact read(ResultSet row) throws SQLException {
        return new RosterContact(Jid.trusted(row.getString("account")), Jid.trusted(row.getString("jid")),
                row.getBoolean("in_roster"), row.getString("name"),
                List.of((String[]) row.getArray("groups").getArray()),
                SubscriptionState.valueOf(row.getString("state")), row.getBoolean("approved"),
                stanza(row.getBytes("request")), row.getLong("version"));
    }

    private static @Nullable Stanza stanza(byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : Stanza.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("roster.contact.request holds what this service did not write", e);
        }
    }
}
