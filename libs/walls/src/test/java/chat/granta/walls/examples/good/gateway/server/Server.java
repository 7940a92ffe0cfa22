package chat.granta.walls.examples.good.gateway.server;

import io.netty.buffer.ByteBuf;
import chat.granta.walls.examples.good.stream.Wire;

interface Server {
    void read(ByteBuf bytes, Wire wire);
}
