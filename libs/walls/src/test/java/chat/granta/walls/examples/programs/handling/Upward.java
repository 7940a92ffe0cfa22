package chat.granta.walls.examples.programs.handling;

import chat.granta.walls.examples.programs.rooms.RoomsApplication;

public interface Upward {
    void take(RoomsApplication value);
}
