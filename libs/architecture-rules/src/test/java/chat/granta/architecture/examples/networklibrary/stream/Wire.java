package chat.granta.architecture.examples.networklibrary.stream;

import io.netty.buffer.ByteBuf;

public interface Wire {
    void take(ByteBuf value);
}
