package chat.granta.architecture.examples.network.rooms;

import io.netty.buffer.ByteBuf;

public interface Direct {
    void take(ByteBuf value);
}
