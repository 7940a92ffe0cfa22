package chat.granta.muc.room;

import chat.granta.bus.TopicMaker;
import chat.granta.homes.HomeAddressees;
import chat.granta.model.Jid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Those who are to get what a room says, by where they are served. Immutable.
 *
 * @param users of this installation
 * @param ofRooms rooms, and whoever writes in their name
 * @param ofComponents users of components (XEP-0114)
 * @param ofServers users of other servers
 */
record Audience(HomeAddressees users, List<Jid> ofRooms, HomeAddressees ofComponents, List<Jid> ofServers) {
    static Audience of(Collection<Jid> addressees, RoomSettings settings) {
        List<Jid> users = new ArrayList<>(addressees.size());
        List<Jid> ofRooms = new ArrayList<>(0);
        List<Jid> ofComponents = new ArrayList<>(0);
        List<Jid> ofServers = new ArrayList<>(0);
        for (Jid addressee : addressees) {
            String domain = addressee.domain();
            if (domain.equals(settings.userDomain())) {
                users.add(addressee);
            } else if (domain.equals(settings.domain())) {
                ofRooms.add(addressee);
            } else if (settings.components().contains(domain)) {
                ofComponents.add(addressee);
            } else {
                ofServers.add(addressee);
            }
        }
        return new Audience(HomeAddressees.of(users, settings.userPartitions()), List.copyOf(ofRooms),
                HomeAddressees.of(ofComponents, TopicMaker.COMPONENT_PARTITIONS), List.copyOf(ofServers));
    }
}
