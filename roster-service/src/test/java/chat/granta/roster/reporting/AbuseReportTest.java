package chat.granta.roster.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.AbuseReported;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import chat.granta.roster.turn.Asked;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** XEP-0377 sections 4 to 6. */
class AbuseReportTest {
    private static final Jid JULIET = Jid.parse("juliet@example.com");
    private static final Jid ROMEO = Jid.parse("romeo@example.net");

    @Test
    void aReportSaysWhyAndWhat() {
        assertThat(report("""
                <report xmlns="urn:xmpp:reporting:1" reason="urn:xmpp:reporting:spam">
                  <stanza-id xmlns='urn:xmpp:sid:0' by='romeo@example.net' id='28482-98726-73623'/>
                  <stanza-id xmlns='urn:xmpp:sid:0' by='romeo@example.net' id='38383-38018-18385'/>
                  <text xml:lang="en">
                    Never came trouble to my house like this.
                  </text>
                </report>
                """)).isEqualTo(AbuseReported.newBuilder().setAccount("juliet@example.com")
                .setReported("romeo@example.net").setReason("urn:xmpp:reporting:spam")
                .addStanzaIds(AbuseReported.StanzaId.newBuilder().setBy("romeo@example.net").setId("28482-98726-73623"))
                .addStanzaIds(AbuseReported.StanzaId.newBuilder().setBy("romeo@example.net").setId("38383-38018-18385"))
                .addTexts(AbuseReported.Text.newBuilder().setLang("en")
                        .setText("Never came trouble to my house like this."))
                .build());
    }

    @Test
    void nobodyElseIsToldUnlessTheUserAgrees() {
        AbuseReported without = report("<report xmlns='urn:xmpp:reporting:1' reason='urn:xmpp:reporting:spam'/>");
        assertThat(without.getMayTellOrigin()).isFalse();
        assertThat(without.getMayTellOthers()).isFalse();
        AbuseReported with = report("<report xmlns='urn:xmpp:reporting:1' reason='urn:xmpp:reporting:spam'>"
                + "<report-origin/><third-party/></report>");
        assertThat(with.getMayTellOrigin()).isTrue();
        assertThat(with.getMayTellOthers()).isTrue();
    }

    @Test
    void whatIsTooMuchIsLeftOut() {
        String id = "<stanza-id xmlns='urn:xmpp:sid:0' by='a@b' id='%s'/>".formatted("i".repeat(2000));
        String text = "<text>x%s</text>".formatted("😀".repeat(2000));
        AbuseReported report = report("<report xmlns='urn:xmpp:reporting:1' reason='%s'>%s%s</report>"
                .formatted("r".repeat(2000), id.repeat(200), text.repeat(20)));
        assertThat(report.getReason()).hasSize(AbuseReport.MAX_ATTRIBUTE);
        assertThat(report.getStanzaIdsList()).hasSize(AbuseReport.MAX_STANZA_IDS)
                .allSatisfy(each -> assertThat(each.getId()).hasSize(AbuseReport.MAX_ATTRIBUTE));
        assertThat(report.getTextsList()).hasSize(AbuseReport.MAX_TEXTS).allSatisfy(each -> {
            assertThat(each.getText()).as("no half of a character").hasSize(AbuseReport.MAX_TEXT - 1);
            assertThat(each.getText()).endsWith("😀");
        });
    }

    @Test
    void whatIsMissingIsEmpty() {
        AbuseReported report = report("<report xmlns='urn:xmpp:reporting:1'><text/>"
                + "<stanza-id xmlns='urn:xmpp:sid:0'/></report>");
        assertThat(report.getReason()).isEmpty();
        assertThat(report.getTexts(0).getText()).isEmpty();
        assertThat(report.getStanzaIds(0).getBy()).isEmpty();
    }

    @Test
    void aBlockWithoutReportReportsNothing() {
        assertThat(in("")).isNull();
        assertThat(in("<report xmlns='urn:xmpp:reporting:2'/>")).isNull();
    }

    @Test
    void anOlderReportHasItsReasonAsAnElement() {
        assertThat(report("""
                <report xmlns="urn:xmpp:reporting:0">
                  <text xml:lang="en">
                    Never came trouble to my house like this.
                  </text>
                  <spam/>
                </report>
                """)).isEqualTo(AbuseReported.newBuilder().setAccount("juliet@example.com")
                .setReported("romeo@example.net").setReason("urn:xmpp:reporting:spam")
                .addTexts(AbuseReported.Text.newBuilder().setLang("en")
                        .setText("Never came trouble to my house like this."))
                .build());
        assertThat(report("<report xmlns='urn:xmpp:reporting:0'><abuse/></report>").getReason())
                .isEqualTo("urn:xmpp:reporting:abuse");
        assertThat(report("<report xmlns='urn:xmpp:reporting:0'><nonsense/></report>").getReason()).isEmpty();
    }

    @Test
    void theNewerOfTwoReportsCounts() {
        assertThat(report("<report xmlns='urn:xmpp:reporting:0'><spam/></report>"
                + "<report xmlns='urn:xmpp:reporting:1' reason='urn:xmpp:reporting:abuse'/>").getReason())
                .isEqualTo("urn:xmpp:reporting:abuse");
    }

    /** So slixmpp sends it. */
    @Test
    void anOlderReportMayStandBesideTheOnlyItem() {
        String beside = "<report xmlns='urn:xmpp:reporting:0'><abuse/></report>";
        assertThat(inBlock("<item jid='x'/>" + beside)).isNotNull();
        assertThat(inBlock("<item jid='x'/>" + beside + "<item jid='y'/>"))
                .as("whom it is about nobody can tell").isNull();
    }

    private static AbuseReported report(String report) {
        return Objects.requireNonNull(in(report));
    }

    private static AbuseReported in(String report) {
        return inBlock("<item jid='x'>" + report + "</item>");
    }

    private static AbuseReported inBlock(String content) {
        Element block = Asked.payload("<block xmlns='urn:xmpp:blocking'>" + content + "</block>").elements().getFirst();
        Element item = Objects.requireNonNull(block.child("urn:xmpp:blocking", "item"));
        return AbuseReport.in(block, item, JULIET, ROMEO);
    }
}
