package chat.granta.router.archive;

import chat.granta.bus.StanzaCodec;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.handling.Outcome;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.router.home.StanzaTurn;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;

/** XEP-0160: a message that nobody is there to receive is kept until somebody is. */
public final class OfflineStorage {
    /** Section 4: what service discovery says. */
    public static final String FEATURE = "msgoffline";
    private static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";

    private OfflineStorage() {}

    /** Stores a message of type chat or normal, or says why not. */
    public static Outcome store(StanzaTurn<Message> stanzaTurn, User user) {
        Message message = stanzaTurn.stanza();
        if (!user.account().exists() && user.sessions().isEmpty() || Hints.forbidStoring(message.payload())) {
            return Outcome.refuse(StanzaError.serviceUnavailable());
        }
        if (saysSomething(message.payload()) || Hints.wantStoring(message.payload())) {
            store(stanzaTurn.turn(), OfflineStored.newBuilder().setAccount(user.jid().toString())
                    .setMessage(OfflineMessage.newBuilder()
                            .setPlace(stanzaTurn.turn().place().setNumber(stanzaTurn.number()))
                            .setId(stanzaTurn.id()).setTime(stanzaTurn.turn().time().toEpochMilli())
                            .setStanza(StanzaCodec.toWire(message)))
                    .setArchived(MessageArchive.isArchived(message))
                    .setInRoster(MessageArchive.isInRoster(stanzaTurn, user.jid(), stanzaTurn.from())));
        }
        // Else it is of the moment, and the moment has passed: an error would tell nobody anything.
        return Outcome.DONE;
    }

    /** A message that was on its way to a session which has gone is stored where it would have been: by its own place. */
    public static void storeAgain(Turn turn, Jid account, OfflineMessage message) {
        store(turn, OfflineStored.newBuilder().setAccount(account.toString()).setMessage(message));
    }

    private static void store(Turn turn, OfflineStored.Builder stored) {
        turn.tellArchive(Jid.trusted(stored.getAccount()), Envelope.newBuilder().setOfflineStored(stored));
    }

    /** Section 3: that somebody is typing is of no use later. */
    private static boolean saysSomething(Payload payload) {
        return payload.names().stream().anyMatch(name -> !name.namespace().equals(CHAT_STATES)
                && !name.localName().equals("thread"));
    }
}
