package chat.granta.chaos.rosters;

import chat.granta.chaos.rosters.Findings.Kind;
import chat.granta.testkit.client.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Compares what the database has, and what was told, with what has to be, while nobody changes anything. */
final class RosterInspection {
    private static final String ROSTER = "<query xmlns='jabber:iq:roster'/>";
    private static final String BLOCK_LIST = "<blocklist xmlns='urn:xmpp:blocking'/>";

    private static final int SHOWN = 8;

    private record Kept(Map<String, Item> roster, Set<String> blocked) {}

    /** The ids of questions. */
    private record Asked(String roster, String blockList) {
        static Asked by(Member member) {
            return new Asked(member.ask("get", ROSTER), member.ask("get", BLOCK_LIST));
        }
    }

    private final Couple couple;
    private final Findings findings;
    private final List<Asked> asked;

    /** Asks; the answers come while others ask. */
    RosterInspection(Couple couple, Findings findings) {
        this.couple = couple;
        this.findings = findings;
        asked = List.of(Asked.by(couple.member(0)), Asked.by(couple.member(1)));
    }

    void inspect() {
        if (couple.trouble() != null) {
            findings.tell("stuck: " + couple.trouble());
        }
        int before = findings.all().size();
        List<Kept> kept = new ArrayList<>();
        for (int who = 0; who < 2; who++) {
            kept.add(inspect(who));
        }
        Item mine = kept.get(0).roster.get(couple.member(1).jid());
        Item theirs = kept.get(1).roster.get(couple.member(0).jid());
        if (!Item.agree(mine, theirs)) {
            findings.tell("half-made: " + couple.member(0).jid() + " has " + mine + ", " + couple.member(1).jid()
                    + " has " + theirs);
        }
        if (findings.all().size() > before) {
            findings.count(Kind.DISAGREEING, 1);
        }
        for (int who = 0; who < 2; who++) {
            traces(couple.member(who), couple.bond().notices(who));
        }
    }

    private Kept inspect(int who) {
        Member member = couple.member(who);
        Answers answers = member.heard().answers();
        Asked questions = asked.get(who);
        Crowd.await(member.jid() + " has roster and block list",
                () -> answers.first(questions.roster) != null && answers.first(questions.blockList) != null);
        var kept = new Kept(RosterView.read(answers.first(questions.roster)),
                blocked(answers.first(questions.blockList)));
        findings.tellUnlessEqual("roster of " + member.jid(), kept.roster, couple.roster(who));
        findings.tellUnlessEqual("roster by pushes of " + member.jid(), member.heard().roster().items(), kept.roster);
        findings.tellUnlessEqual("block list of " + member.jid(), kept.blocked,
                couple.bond().isBlocking(who) ? Set.of(couple.member(1 - who).jid()) : Set.of());
        return kept;
    }

    /** Everything that came on a connection, since it was made. */
    private void traces(Member member, List<String> expectedNotices) {
        Answers answers = member.heard().answers();
        int surplus = answers.surplus() + member.heard().roster().doubled()
                + Math.max(0, member.heard().notices().size() - expectedNotices.size());
        findings.count(Kind.UNANSWERED, answers.unanswered());
        findings.count(Kind.DOUBLED, surplus);
        if (answers.unanswered() > 0 || surplus > 0) {
            findings.tell("%s: %d unanswered, %d too many".formatted(member.jid(), answers.unanswered(), surplus));
        }
        if (!member.heard().notices().equals(expectedNotices)) {
            findings.tell("%s has heard … %s, ought to have heard … %s".formatted(member.jid(),
                    last(member.heard().notices()), last(expectedNotices)));
        }
        answers.refusals().forEach(refusal -> findings.tell(member.jid() + " was refused: " + Xml.show(refusal)));
        if (member.trouble() != null) {
            findings.tell("connection cut: " + member.trouble());
        }
    }

    private static List<String> last(List<String> notices) {
        return notices.subList(Math.max(0, notices.size() - SHOWN), notices.size());
    }

    private static Set<String> blocked(@Nullable Element result) {
        return result == null
                ? Set.of()
                : Xml.children(result).stream().flatMap(list -> Xml.children(list).stream())
                        .map(item -> item.getAttribute("jid")).collect(Collectors.toSet());
    }
}
