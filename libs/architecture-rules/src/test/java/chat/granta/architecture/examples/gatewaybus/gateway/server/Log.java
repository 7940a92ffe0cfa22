package chat.granta.architecture.examples.gatewaybus.gateway.server;

import chat.granta.architecture.examples.gatewaybus.bus.Topic;

public interface Log {
    void take(Topic value);
}
