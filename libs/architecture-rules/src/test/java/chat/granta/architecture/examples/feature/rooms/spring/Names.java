package chat.granta.architecture.examples.feature.rooms.spring;

import chat.granta.architecture.examples.feature.handling.Handler;
import org.springframework.util.Assert;

abstract class Names implements Handler {
    void check(String name) {
        Assert.hasText(name, "a name");
    }
}
