package chat.granta.roster.blocking;

import chat.granta.bus.wire.RosterSender;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.roster.privacy.ListEditor;
import chat.granta.roster.privacy.list.AccountLists;
import chat.granta.handling.iq.RefusedException;
import chat.granta.handling.iq.RefusingHandler;
import chat.granta.roster.turn.RequestTurn;
import java.util.Objects;
import java.util.Set;

/** XEP-0191 sections 3.4 and 3.5: a user unblocks some addresses, or all. */
public final class Unblock implements RefusingHandler<RequestTurn> {
    private final ListEditor editor;
    private final BlockPushes pushes;

    public Unblock(ListEditor editor, BlockPushes pushes) {
        this.editor = editor;
        this.pushes = pushes;
    }

    @Override
    public ElementName payload() {
        return new ElementName(BlockPushes.NAMESPACE, "unblock");
    }

    @Override
    public Set<Iq.Type> types() {
        return Set.of(Iq.Type.SET);
    }

    @Override
    public IqAnswer decide(Iq request, Element unblock, RequestTurn turn) throws RefusedException {
        Set<Jid> wanted = BlockItems.of(unblock).keySet();
        AccountLists before = editor.lists(turn.account());
        Set<Jid> blocked = BlockList.of(before);
        RosterSender sender = Objects.requireNonNull(turn.sender(), "a block list is the account's own business");
        AccountLists after = BlockList.unblock(before, wanted.isEmpty() ? blocked : wanted,
                name -> sender.getActiveList().equals(name) || sender.getListsOfOthersList().contains(name));
        editor.apply(turn, before, after);
        if (!wanted.isEmpty()) {
            pushes.changed(turn, before, after);
        } else if (!blocked.isEmpty()) {
            BlockPushes.unblockedAll(turn);
        }
        return IqAnswer.empty();
    }
}
