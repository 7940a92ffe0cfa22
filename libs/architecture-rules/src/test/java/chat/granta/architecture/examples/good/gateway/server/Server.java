package chat.granta.architecture.examples.good.gateway.server;

import io.netty.buffer.ByteBuf;
import chat.granta.architecture.examples.good.stream.Wire;

interface Server {
    void read(ByteBuf bytes, Wire wire);
}
