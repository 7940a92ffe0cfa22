package chat.granta.walls.examples.network.rooms;

import io.netty.buffer.ByteBuf;

public interface Direct {
    void take(ByteBuf value);
}
