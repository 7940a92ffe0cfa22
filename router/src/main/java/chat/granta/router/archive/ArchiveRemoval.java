package chat.granta.router.archive;

import chat.granta.bus.wire.ArchiveDeletion;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.OfflineDeletion;
import chat.granta.router.event.AccountStateChanged;
import chat.granta.router.home.Reaction;
import chat.granta.router.home.Turn;

/**
 * XEP-0160 and XEP-0313: a cancelled account's messages are deleted, those stored offline and those in its archive, so that nobody
 * finds them who gets its name later. What still waits for the account has its turn, and is refused.
 */
public final class ArchiveRemoval implements Reaction<AccountStateChanged> {
    @Override
    public void to(AccountStateChanged event, Turn turn) {
        if (event.isEnd()) {
            String account = event.account().toString();
            ArchiveService.ofOffline(turn, event.account(), Envelope.newBuilder()
                    .setOfflineDeletion(OfflineDeletion.newBuilder().setAccount(account)));
            ArchiveService.ofArchive(turn, event.account(), Envelope.newBuilder()
                    .setArchiveDeletion(ArchiveDeletion.newBuilder().setAccount(account)));
            OfflineDelivery.end(turn, event.account());
        }
    }
}
