package chat.granta.architecture.examples.cycle.rooms.b;

import chat.granta.architecture.examples.cycle.rooms.a.First;

public interface Second {
    void take(First value);
}
