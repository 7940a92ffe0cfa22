package chat.granta.architecture.examples.programs.handling;

import chat.granta.architecture.examples.programs.rooms.RoomsApplication;

public interface Upward {
    void take(RoomsApplication value);
}
