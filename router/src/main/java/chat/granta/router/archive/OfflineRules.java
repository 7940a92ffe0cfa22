package chat.granta.router.archive;

import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineMessage;
import chat.granta.bus.wire.OfflineStored;
import chat.granta.handling.Outcome;
import chat.granta.handling.chatstate.ChatStates;
import chat.granta.handling.hints.Hints;
import chat.granta.model.Jid;
import chat.granta.model.Message;
import chat.granta.model.StanzaError;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;

/** XEP-0160 sections 3 and 4: which messages offline storage takes, and how it is told. */
public final class OfflineRules {
    /** Section 4: what service discovery says. */
    public static final String FEATURE = "msgoffline";

    private OfflineRules() {}

    /** Stores a message, passes over one that is of no use later, or refuses one that may not be stored. */
    static Outcome keep(User user, Message message, Runnable store) {
        if (!user.account().exists() && user.sessions().isEmpty()) {
            return Outcome.refuse(StanzaError.serviceUnavailable());
        }
        if (ChatStates.isAtMost(message.payload()) || ArchiveIq.isResult(message)) {
            // It is of the moment, and the moment has passed: an error would tell nobody anything.
            return Outcome.CONTINUE;
        }
        if (Hints.forbidStoring(message.payload())) {
            return Outcome.refuse(StanzaError.serviceUnavailable());
        }
        store.run();
        return Outcome.CONTINUE;
    }

    /** Stores a message by its own place, which is an earlier one when it was stored or delivered before. */
    static void store(Turn turn, Jid account, OfflineMessage message) {
        OfflineStorage.forget(turn, account);
        ArchiveService.ofOffline(turn, account, Envelope.newBuilder().setOfflineStored(
                OfflineStored.newBuilder().setAccount(account.toString()).setMessage(message)));
    }
}
