package chat.granta.walls.examples.stranger.loadtest;

import chat.granta.walls.examples.stranger.model.Address;

public interface Client {
    void take(Address value);
}
