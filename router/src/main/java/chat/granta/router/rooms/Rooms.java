package chat.granta.router.rooms;

import chat.granta.bus.Topics;
import chat.granta.handling.Step;
import chat.granta.model.Presence;
import chat.granta.router.Feature;
import chat.granta.router.event.AccountStateChanged;
import chat.granta.router.home.Destination;
import chat.granta.router.home.Reactions;
import chat.granta.router.home.StanzaTurn;
import java.util.List;

/**
 * XEP-0045: the room service, whose rooms have homes of their own. What users send to it goes there, and the server's discovery
 * names it.
 *
 * @param domain of the rooms' addresses
 * @param partitions of the rooms' homes
 * @param mostJoined in how many rooms a user may be
 */
public record Rooms(String domain, int partitions, int mostJoined) implements Feature {
    @Override
    public List<Step<StanzaTurn<Presence>>> outboundPresence() {
        return List.of(new RoomsJoined(domain, mostJoined));
    }

    @Override
    public List<Step<StanzaTurn<Presence>>> inboundPresence() {
        return List.of(new RoomLeft(domain));
    }

    @Override
    public Reactions reactions() {
        return Reactions.none().when(AccountStateChanged.class, new RoomRemoval(partitions));
    }

    @Override
    public List<Destination> destinations() {
        return List.of(new Destination(domain, Topics.ROOM, partitions, true));
    }
}
