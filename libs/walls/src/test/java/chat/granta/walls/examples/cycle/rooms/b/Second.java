package chat.granta.walls.examples.cycle.rooms.b;

import chat.granta.walls.examples.cycle.rooms.a.First;

public interface Second {
    void take(First value);
}
