package chat.granta.router.policy;

import chat.granta.model.Jid;
import chat.granta.router.event.SessionBound;
import chat.granta.router.home.Reaction;
import chat.granta.router.home.Turn;
import chat.granta.router.home.User;

/** A user who has just bound a resource will soon need the policy: the home asks for it ahead. */
public final class PolicyPreparation implements Reaction<SessionBound> {
    @Override
    public void to(SessionBound event, Turn turn) {
        Jid account = event.session().jid().bare();
        User user = turn.user(account);
        if (user.policy().isAbsent()) {
            turn.store(PolicyRequests.WAITING).put(account, PolicyRequests.ask(turn, user));
        }
    }
}
