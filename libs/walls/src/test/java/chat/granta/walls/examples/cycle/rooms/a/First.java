package chat.granta.walls.examples.cycle.rooms.a;

import chat.granta.walls.examples.cycle.rooms.b.Second;

public interface First {
    void take(Second value);
}
