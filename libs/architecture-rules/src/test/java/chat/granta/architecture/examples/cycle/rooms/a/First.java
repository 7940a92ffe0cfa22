package chat.granta.architecture.examples.cycle.rooms.a;

import chat.granta.architecture.examples.cycle.rooms.b.Second;

public interface First {
    void take(Second value);
}
