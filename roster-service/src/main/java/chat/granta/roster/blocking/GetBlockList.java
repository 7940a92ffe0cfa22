package chat.granta.roster.blocking;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.roster.privacy.ListEditor;
import chat.granta.roster.turn.RequestTurn;

/** XEP-0191 section 3.2: a client gets the block list. The home notes that the session has asked, and so gets its changes. */
public final class GetBlockList implements IqHandler<RequestTurn> {
    private final ListEditor editor;

    public GetBlockList(ListEditor editor) {
        this.editor = editor;
    }

    @Override
    public ElementName payload() {
        return new ElementName(BlockPushes.NAMESPACE, "blocklist");
    }

    @Override
    public IqAnswer handle(Iq request, RequestTurn turn) {
        return IqAnswer.result(BlockPushes.element("blocklist", BlockList.of(editor.lists(turn.account()))));
    }
}
