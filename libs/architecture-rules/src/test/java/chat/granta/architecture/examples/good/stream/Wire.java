package chat.granta.architecture.examples.good.stream;

import io.netty.buffer.ByteBuf;

public interface Wire {
    void take(ByteBuf value);
}
