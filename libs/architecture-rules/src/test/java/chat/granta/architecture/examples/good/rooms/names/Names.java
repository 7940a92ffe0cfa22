package chat.granta.architecture.examples.good.rooms.names;

import chat.granta.architecture.examples.good.handling.Handler;

public interface Names {
    void take(Handler value);
}
