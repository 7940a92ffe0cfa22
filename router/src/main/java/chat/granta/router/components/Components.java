package chat.granta.router.components;

import chat.granta.bus.TopicMaker;
import chat.granta.bus.Topics;
import chat.granta.router.Feature;
import chat.granta.router.home.Destination;
import java.util.List;

/**
 * XEP-0114: domains that programs beside the server have. What is sent to them goes to the gateway they are connected to, and the
 * server's discovery names them.
 */
public record Components(List<String> domains) implements Feature {
    @Override
    public List<Destination> destinations() {
        return domains.stream()
                .map(domain -> new Destination(domain, Topics.COMPONENT, TopicMaker.COMPONENT_PARTITIONS, true))
                .toList();
    }
}
