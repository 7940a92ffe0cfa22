package chat.granta.archive.history;

import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.archive.history.store.Messages;
import chat.granta.bus.wire.AbuseReported;
import chat.granta.bus.wire.AbuseReported.StanzaId;
import chat.granta.bus.wire.ReportedMessage;
import chat.granta.bus.wire.ReportedMessage.Found;
import chat.granta.model.Jid;
import java.util.List;

/**
 * XEP-0377 section 5: the messages that a report names, out of the archive of who reports. They are that user's to show, as the user could show them at any time;
 * messages with others than who is reported are nobody else's business, and are not shown.
 */
public final class ReportedMessages {
    /** A report of a few kilobytes may name a hundred messages, each of which may be a hundred times as large. */
    static final int MOST = 20;

    private final Messages messages;

    public ReportedMessages(Messages messages) {
        this.messages = messages;
    }

    /** One for each message of that archive that the report names, up to {@link #MOST}, in its order. */
    public List<ReportedMessage> of(AbuseReported report) {
        Jid reported = Jid.trusted(report.getReported());
        return report.getStanzaIdsList().stream().filter(stanza -> stanza.getBy().equals(report.getAccount()))
                .map(StanzaId::getId).distinct().limit(MOST).map(id -> show(report, reported, id)).toList();
    }

    private ReportedMessage show(AbuseReported report, Jid reported, String id) {
        var shown = ReportedMessage.newBuilder().setAccount(report.getAccount()).setReported(report.getReported())
                .setReason(report.getReason()).setId(id);
        ArchivedMessage row = messages.byId(report.getAccount(), id);
        if (row == null) {
            return shown.setFound(Found.NOT_THERE).build();
        }
        if (!isWith(reported, row)) {
            return shown.setFound(Found.WITH_ANOTHER).build();
        }
        return shown.setFound(Found.SHOWN).setStanza(ArchivedStanza.onTheWire(row)).setSent(row.sent().toEpochMilli())
                .build();
    }

    /** As a block has it (XEP-0191): a whole domain, a user, or one resource, which in a room is one occupant. */
    private static boolean isWith(Jid reported, ArchivedMessage row) {
        if (reported.resource() != null && !reported.resource().equals(row.peerResource())) {
            return false;
        }
        Jid peer = Jid.trusted(row.peer());
        return reported.local() == null ? peer.domain().equals(reported.domain()) : peer.equals(reported.bare());
    }
}
