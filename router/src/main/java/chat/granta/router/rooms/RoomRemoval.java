package chat.granta.router.rooms;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.AccountRemoved;
import chat.granta.bus.wire.Envelope;
import chat.granta.router.event.AccountStateChanged;
import chat.granta.router.home.Reaction;
import chat.granta.router.home.Turn;

/**
 * XEP-0045 section 5.2: a cancelled account's affiliations end in every room. No user's home knows in which it has some, so all homes of rooms
 * are told, behind what its sessions have sent there.
 *
 * @param partitions of the rooms' homes
 */
record RoomRemoval(int partitions) implements Reaction<AccountStateChanged> {
    @Override
    public void to(AccountStateChanged event, Turn turn) {
        if (!event.isEnd()) {
            return;
        }
        for (int partition = 0; partition < partitions; partition++) {
            turn.tellPartition(Topics.ROOM, partition, event.account(), Envelope.newBuilder()
                    .setAccountRemoved(AccountRemoved.newBuilder().setAccount(event.account().toString())));
        }
    }
}
