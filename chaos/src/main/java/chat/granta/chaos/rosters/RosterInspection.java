package chat.granta.chaos.rosters;

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

    private final Findings findings;

    RosterInspection(Findings findings) {
        this.findings = findings;
    }

    void inspect(Couple couple) {
        if (couple.trouble() != null) {
            findings.tell("stuck: " + couple.trouble());
        }
        int before = findings.count();
        List<Kept> kept = new ArrayList<>();
        for (int who = 0; who < 2; who++) {
            kept.add(inspect(couple, who));
        }
        Item mine = kept.get(0).roster.get(couple.member(1).jid());
        Item theirs = kept.get(1).roster.get(couple.member(0).jid());
        if (!Item.agree(mine, theirs)) {
            findings.tell("half-made: " + couple.member(0).jid() + " has " + mine + ", " + couple.member(1).jid()
                    + " has " + theirs);
        }
        if (findings.count() > before) {
            findings.disagreeing++;
        }
        for (int who = 0; who < 2; who++) {
            traces(couple.member(who), couple.bond().notices(who));
        }
    }

    private Kept inspect(Couple couple, int who) {
        Member member = couple.member(who);
        String roster = member.ask("get", ROSTER);
        String blockList = member.ask("get", BLOCK_LIST);
        Crowd.await(member.jid() + " has roster and block list",
                () -> member.answers().first(roster) != null && member.answers().first(blockList) != null);
        var kept = new Kept(RosterView.read(member.answers().first(roster)),
                blocked(member.answers().first(blockList)));
        findings.tellUnlessEqual("roster of " + member.jid(), kept.roster, couple.roster(who));
        findings.tellUnlessEqual("roster by pushes of " + member.jid(), member.roster().items(), kept.roster);
        findings.tellUnlessEqual("block list of " + member.jid(), kept.blocked,
                couple.bond().isBlocking(who) ? Set.of(couple.member(1 - who).jid()) : Set.of());
        return kept;
    }

    /** Everything that came on a connection, since it was made. */
    private void traces(Member member, List<String> expectedNotices) {
        Answers answers = member.answers();
        int surplus = answers.surplus() + member.roster().doubled()
                + Math.max(0, member.notices().size() - expectedNotices.size());
        findings.unanswered += answers.unanswered();
        findings.doubled += surplus;
        if (answers.unanswered() > 0 || surplus > 0) {
            findings.tell("%s: %d unanswered, %d too many".formatted(member.jid(), answers.unanswered(), surplus));
        }
        if (!member.notices().equals(expectedNotices)) {
            findings.tell("%s has heard … %s, ought to have heard … %s".formatted(member.jid(),
                    last(member.notices()), last(expectedNotices)));
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
