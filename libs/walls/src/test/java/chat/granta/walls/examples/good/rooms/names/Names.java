package chat.granta.walls.examples.good.rooms.names;

import chat.granta.walls.examples.good.handling.Handler;

public interface Names {
    void take(Handler value);
}
