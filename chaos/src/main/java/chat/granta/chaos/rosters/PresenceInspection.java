package chat.granta.chaos.rosters;

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
            couple.member(0).forgetSights();
            couple.member(1).forgetSights();
        });
    }

    /**
     * Waits until all that these have sent, and what their partners' homes answered, has come: a message goes the same way,
     * and comes or is bounced; then all that it has met is flushed out of everybody's home.
     */
    private void fence(int who) {
        for (Couple couple : couples) {
            Member from = couple.member(who);
            Member to = couple.member(1 - who);
            String id = from.message(to);
            Crowd.await(id + " comes or comes back", () -> to.hasMessage(id) || from.hasMessage(id));
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
                boolean sees = viewer.hasSeen(other, status);
                if (sees && !mustSee) {
                    findings.leaked++;
                } else if (!sees && mustSee) {
                    findings.unseen++;
                }
                if (sees != mustSee) {
                    findings.tell(viewer.jid() + (sees ? " has seen " : " has not seen ") + other.jid() + ' ' + status);
                }
            }
        }
    }
}
