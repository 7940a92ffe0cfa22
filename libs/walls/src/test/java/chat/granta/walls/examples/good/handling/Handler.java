package chat.granta.walls.examples.good.handling;

import chat.granta.walls.examples.good.model.Address;

public interface Handler {
    void take(Address value);
}
