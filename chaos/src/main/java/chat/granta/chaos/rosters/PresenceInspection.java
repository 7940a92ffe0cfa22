package chat.granta.chaos.rosters;

import chat.granta.chaos.rosters.Findings.Kind;
import java.util.List;

/**
 * Compares the policies that homes have with what has to be: who is seen by whom when everybody says something, and when
 * half of them go and come back.
 */
final class PresenceInspection {
    private static final String SAYS = "<presence><status>%s</status></presence>";
    private static final String GOES = "<presence type='unavailable'/>";

    private final List<Couple> couples;
    private final Findings findings;
    private final int round;

    /** @param round a number that no other inspection of these people has */
    PresenceInspection(List<Couple> couples, Findings findings, int round) {
        this.couples = couples;
        this.findings = findings;
        this.round = round;
    }

    void inspect() {
        String here = "here-" + round;
        send(0, SAYS.formatted(here));
        send(1, SAYS.formatted(here));
        fence(0);
        fence(1);
        look(0, here);
        look(1, here);
        forget();
        send(0, GOES);
        fence(0);
        look(1, "unavailable");
        forget();
        String back = "back-" + round;
        couples.forEach(couple -> couple.bond().welcome(0));
        send(0, SAYS.formatted(back));
        fence(0);
        fence(1);
        look(1, back);
        // RFC 6121 4.3.2: those who have come back are told by a probe.
        look(0, here);
    }

    private void send(int who, String text) {
        couples.forEach(couple -> couple.member(who).send(text));
    }

    private void forget() {
        couples.forEach(couple -> {
            couple.member(0).heard().forgetSights();
            couple.member(1).heard().forgetSights();
        });
    }

    /**
     * Waits until all that these have sent, and what their partners' homes answered, has come: a message goes the same way,
     * and comes or is bounced; then all that it has met is flushed out of everybody's home.
     */
    private void fence(int who) {
        List<String> ids = couples.stream().map(couple -> couple.member(who).message(couple.member(1 - who))).toList();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            Couple couple = couples.get(i);
            Crowd.await(id + " comes or comes back", () -> couple.member(0).heard().hasMessage(id)
                    || couple.member(1).heard().hasMessage(id));
        }
        for (Couple couple : couples) {
            couple.member(0).ping();
            couple.member(1).ping();
        }
        Crowd.await("pings are answered", () -> couples.stream().allMatch(couple -> couple.member(0).hasPong()
                && couple.member(1).hasPong()));
    }

    /** Whether each of these has seen the partner say this when they should, and nobody else. */
    private void look(int who, String status) {
        for (Couple couple : couples) {
            Member viewer = couple.member(who);
            for (Couple others : couples) {
                Member other = others.member(1 - who);
                boolean mustSee = others == couple && couple.bond().sees(who);
                boolean sees = viewer.heard().hasSeen(other.jid(), status);
                if (sees != mustSee) {
                    findings.count(sees ? Kind.LEAKED : Kind.UNSEEN, 1);
                    findings.tell(viewer.jid() + (sees ? " has seen " : " has not seen ") + other.jid() + ' ' + status);
                }
            }
        }
    }
}
