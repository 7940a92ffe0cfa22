package chat.granta.architecture.examples.stranger.loadtest;

import chat.granta.architecture.examples.stranger.model.Address;

public interface Client {
    void take(Address value);
}
