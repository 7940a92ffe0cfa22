package chat.granta.walls.examples.gatewaybus.gateway.server;

import chat.granta.walls.examples.gatewaybus.bus.Topic;

public interface Log {
    void take(Topic value);
}
