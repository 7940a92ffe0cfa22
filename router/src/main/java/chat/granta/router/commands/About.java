package chat.granta.router.commands;

import chat.granta.handling.command.CommandXml;
import chat.granta.model.Element;
import chat.granta.model.Iq;
import chat.granta.router.home.StanzaTurn;
import java.util.List;

/** "What is this?": the server says what it is. */
public record About(String version) implements Command {
    @Override
    public String node() {
        return "urn:granta:command:about";
    }

    @Override
    public String name() {
        return "About this server";
    }

    @Override
    public Reply stage(int stage, List<Element> submitted, StanzaTurn<Iq> asker) {
        return new Reply.Done(List.of(CommandXml.note(
                "Granta " + version + " serves " + asker.turn().settings().domain() + ".")));
    }
}
