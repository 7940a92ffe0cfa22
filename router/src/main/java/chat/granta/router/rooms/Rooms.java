package chat.granta.router.rooms;

import chat.granta.bus.Topics;
import chat.granta.router.Feature;
import chat.granta.router.home.Destination;
import java.util.List;

/**
 * XEP-0045: the room service, whose rooms have homes of their own. What users send to it goes there, and the server's discovery
 * names it.
 *
 * @param domain of the rooms' addresses
 * @param partitions of the rooms' homes
 */
public record Rooms(String domain, int partitions) implements Feature {
    @Override
    public List<Destination> destinations() {
        return List.of(new Destination(domain, Topics.ROOM, partitions, true));
    }
}
