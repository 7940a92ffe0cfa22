package chat.granta.architecture.examples.gatewaykafka.gateway.server;

import io.netty.buffer.ByteBuf;

public interface Server {
    void take(ByteBuf value);
}
