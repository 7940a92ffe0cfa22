package chat.granta.architecture.examples.good.handling;

import chat.granta.architecture.examples.good.model.Address;

public interface Handler {
    void take(Address value);
}
