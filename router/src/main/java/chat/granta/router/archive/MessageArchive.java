package chat.granta.router.archive;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.ArchiveEntry;
import chat.granta.bus.wire.ArchiveWithdrawal;
import chat.granta.bus.wire.Envelope;
import chat.granta.handling.archive.ArchivedContent;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;

/** XEP-0313 section 6.1.1: which messages go to a user's archive, and under what id. */
public final class MessageArchive {
    private MessageArchive() {}

    /** A message that a user sends, as the user's own archive has it: others have no business to know its id there. */
    public static Message asArchived(StanzaTurn<Message> stanzaTurn) {
        Message message = stanzaTurn.stanza();
        return isSentElsewhere(stanzaTurn) && isArchived(stanzaTurn, stanzaTurn.to())
                ? StanzaIds.stamped(message, stanzaTurn.from().bare(), stanzaTurn.id())
                : message;
    }

    static void received(StanzaTurn<Message> stanzaTurn) {
        if (isArchived(stanzaTurn, stanzaTurn.from())) {
            archive(stanzaTurn, stanzaTurn.from());
        }
    }

    static void sent(StanzaTurn<Message> stanzaTurn) {
        if (isSentElsewhere(stanzaTurn) && isArchived(stanzaTurn, stanzaTurn.to())) {
            archive(stanzaTurn, stanzaTurn.to());
        }
    }

    /** A message that could not be stored offline, so that its sender has got an error, is not archived, either. */
    static void withdraw(Turn turn, Jid account, String id) {
        ArchiveService.ofArchive(turn, account, Envelope.newBuilder().setArchiveWithdrawal(
                ArchiveWithdrawal.newBuilder().setAccount(account.toString()).setId(id)));
    }

    /**
     * Whether a message is for the account's archive. Only then it bears an id there (XEP-0313 section 3.2).
     *
     * @param peer the other side
     */
    static boolean isArchived(StanzaTurn<Message> stanzaTurn, Jid peer) {
        return isForArchives(stanzaTurn.stanza()) && stanzaTurn.turn().policy(stanzaTurn.account()).archives(peer,
                stanzaTurn.turn().settings().archiving());
    }

    private static boolean isForArchives(Message message) {
        return switch (message.type()) {
            case CHAT, NORMAL -> ArchivedContent.isIn(message.payload());
            case GROUPCHAT, HEADLINE, ERROR -> false;
        };
    }

    /** What users write to themselves is archived once, when it comes to them. */
    private static boolean isSentElsewhere(StanzaTurn<Message> stanzaTurn) {
        return !stanzaTurn.to().bare().equals(stanzaTurn.from().bare());
    }

    private static void archive(StanzaTurn<Message> stanzaTurn, Jid peer) {
        Jid account = stanzaTurn.account();
        ArchiveService.ofArchive(stanzaTurn.turn(), account,
                Envelope.newBuilder().setArchiveEntry(ArchiveEntry.newBuilder()
                        .setAccount(account.toString()).setPeer(peer.toString()).setId(stanzaTurn.id())
                        .setNumber(stanzaTurn.number())
                        .setStanza(
                                StanzaCodec.toWire(stanzaTurn.stanza().between(stanzaTurn.from(), stanzaTurn.to())))));
    }
}
