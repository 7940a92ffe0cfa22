package chat.granta.architecture.examples.networklibrary.rooms;

import chat.granta.architecture.examples.networklibrary.stream.Wire;

public interface Indirect {
    void take(Wire value);
}
