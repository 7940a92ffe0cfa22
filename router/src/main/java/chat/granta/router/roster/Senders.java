package chat.granta.router.roster;

import chat.granta.bus.wire.RosterSender;
import chat.granta.router.home.Session;
import chat.granta.router.home.User;

/** The session that asks roster-service for something, with what only its home knows. */
final class Senders {
    private Senders() {}

    static RosterSender of(User user, Session session) {
        var sender = RosterSender.newBuilder().setSession(session.address().toWire())
                .setActiveList(session.activeList());
        for (Session other : user.sessions()) {
            if (!other.jid().equals(session.jid())) {
                if (other.activeList().isEmpty()) {
                    sender.setOthersUseDefault(true);
                } else {
                    sender.addListsOfOthers(other.activeList());
                }
            }
        }
        return sender.build();
    }
}
