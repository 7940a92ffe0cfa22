package chat.granta.walls.examples.networklibrary.stream;

import io.netty.buffer.ByteBuf;

public interface Wire {
    void take(ByteBuf value);
}
