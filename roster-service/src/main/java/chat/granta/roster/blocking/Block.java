package chat.granta.roster.blocking;

import chat.granta.bus.wire.AbuseReported;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.roster.privacy.ListEditor;
import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.roster.reporting.AbuseReport;
import chat.granta.roster.turn.RequestTurn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** XEP-0191 section 3.3: a user blocks addresses, and may report them with the block (XEP-0377 section 6). */
public final class Block implements RefusingHandler<RequestTurn> {
    private final ListEditor editor;
    private final BlockPushes pushes;

    public Block(ListEditor editor, BlockPushes pushes) {
        this.editor = editor;
        this.pushes = pushes;
    }

    @Override
    public ElementName payload() {
        return new ElementName(BlockPushes.NAMESPACE, "block");
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.SET);
    }

    @Override
    public List<String> features() {
        return Stream.concat(Stream.of(BlockPushes.NAMESPACE), AbuseReport.FEATURES.stream()).toList();
    }

    @Override
    public IqAnswer decide(Iq request, Element block, RequestTurn turn) throws RefusedException {
        Map<Jid, Element> items = BlockItems.of(block);
        if (items.isEmpty()) {
            throw RefusedException.badRequest("A block command names at least one address.");
        }
        // It would have no effect: a user's resources always reach each other (XEP-0016 section 2.1).
        if (items.keySet().stream().anyMatch(jid -> jid.bare().equals(turn.account()))) {
            throw new RefusedException(StanzaError.notAllowed("Nobody blocks themselves."));
        }
        AccountLists before = editor.lists(turn.account());
        AccountLists after = BlockList.block(before, items.keySet());
        editor.apply(turn, before, after);
        pushes.changed(turn, before, after);
        items.forEach((jid, item) -> {
            AbuseReported report = AbuseReport.in(block, item, turn.account(), jid);
            if (report != null) {
                turn.report(report);
            }
        });
        return IqAnswer.empty();
    }
}
