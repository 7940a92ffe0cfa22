package chat.granta.router.archive;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.handling.Outcome;
import chat.granta.handling.hints.Hints;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.Payload;
import chat.granta.model.StanzaError;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;

/** XEP-0160 sections 3 and 4: which messages offline storage takes, and how it is told. */
public final class OfflineRules {
    /** Section 4: what service discovery says. */
    public static final String FEATURE = "msgoffline";
    private static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";

    private OfflineRules() {}

    /** Stores a message, passes over one that is of no use later, or refuses one that may not be stored. */
    static Outcome keep(User user, Message message, Runnable store) {
        if (!user.account().exists() && user.sessions().isEmpty() || Hints.forbidStoring(message.payload())) {
            return Outcome.refuse(StanzaError.serviceUnavailable());
        }
        if (saysSomething(message.payload()) || Hints.wantStoring(message.payload())) {
            store.run();
        }
        // Else it is of the moment, and the moment has passed: an error would tell nobody anything.
        return Outcome.DONE;
    }

    /** Stores a message that was stored before, by its own place. */
    static void storeAgain(Turn turn, Jid account, OfflineMessage message) {
        store(turn, OfflineStored.newBuilder().setAccount(account.toString()).setMessage(message));
    }

    static void store(Turn turn, OfflineStored.Builder stored) {
        ArchiveService.tell(turn, Jid.trusted(stored.getAccount()), Envelope.newBuilder().setOfflineStored(stored));
    }

    /** Section 3: that somebody is typing is of no use later. */
    private static boolean saysSomething(Payload payload) {
        return payload.names().stream().anyMatch(name -> !name.namespace().equals(CHAT_STATES)
                && !name.localName().equals("thread"));
    }
}
