package chat.granta.walls.examples.good.stream;

import io.netty.buffer.ByteBuf;

public interface Wire {
    void take(ByteBuf value);
}
