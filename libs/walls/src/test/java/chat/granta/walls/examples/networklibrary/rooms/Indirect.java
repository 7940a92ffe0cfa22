package chat.granta.walls.examples.networklibrary.rooms;

import chat.granta.walls.examples.networklibrary.stream.Wire;

public interface Indirect {
    void take(Wire value);
}
