package chat.granta.archive.history;

import chat.granta.archive.history.store.ArchivedMessage;
import chat.granta.archive.history.store.Filter;
import chat.granta.archive.history.store.Messages;
import chat.granta.archive.turn.ArchiveTurn;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;

/** XEP-0313 section 5: an archive's first message and its last. */
public final class Metadata implements IqHandler<ArchiveTurn> {
    private final Messages messages;

    public Metadata(Messages messages) {
        this.messages = messages;
    }

    @Override
    public ElementName payload() {
        return new ElementName(Query.NAMESPACE, "metadata");
    }

    @Override
    public IqAnswer handle(Iq request, ArchiveTurn turn) {
        var metadata = Element.named(Query.NAMESPACE, "metadata");
        String account = turn.account().toString();
        messages.read(account, Filter.NONE, false, 1).forEach(first -> metadata.child(end("start", first)));
        messages.read(account, Filter.NONE, true, 1).forEach(last -> metadata.child(end("end", last)));
        return IqAnswer.result(metadata.build());
    }

    private static Element end(String name, ArchivedMessage message) {
        return Element.named(Query.NAMESPACE, name).attribute("id", message.id())
                .attribute("timestamp", message.sent().toString()).build();
    }
}
