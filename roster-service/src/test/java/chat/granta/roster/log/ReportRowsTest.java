package chat.granta.roster.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.Origins;
import chat.granta.bus.TopicIds;
import chat.granta.bus.StanzaCodec;
import chat.granta.bus.Topics;
import chat.granta.bus.wire.AbuseReported;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.RosterRequest;
import chat.granta.ledger.InputRecord;
import chat.granta.ledger.Outbox;
import chat.granta.ledger.store.InputPartition;
import chat.granta.ledger.store.OutboxRow;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.roster.RosterContext;
import chat.granta.roster.log.store.PolicyVersions;
import chat.granta.roster.turn.Asked;
import chat.granta.roster.turn.RequestLogic;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A block with reports (XEP-0377), on its way to the outbox. */
class ReportRowsTest {
    private static final Jid ACCOUNT = Jid.parse("emilia@example.org");
    private static final UUID TOPIC = new UUID(1, 2);
    private final RosterBookkeeping bookkeeping = new RosterBookkeeping(
            new RequestRunner(RosterContext.bean(RequestLogic.class), new PolicyVersions(RosterContext.database())),
            RosterContext.bean(RequestLogic.class), 1);

    @Test
    void theAuditIsToldAfterTheHome() throws InvalidProtocolBufferException {
        List<OutboxRow> rows = handle();
        assertThat(rows).extracting(OutboxRow::index).containsExactly(0, 1, 2);
        assertThat(rows).extracting(OutboxRow::targetTopic).containsExactly(Topics.USER, Topics.AUDIT, Topics.AUDIT);
        // What Kafka makes of the account as a key among four partitions, so that all of an account's audit is in one.
        assertThat(rows).extracting(OutboxRow::targetPartition).containsExactly(3, 2, 2);
        assertThat(rows).allSatisfy(row -> assertThat(row.key()).asString().isEqualTo(ACCOUNT.toString()));
        List<Envelope> told = new ArrayList<>();
        for (OutboxRow row : rows.subList(1, 3)) {
            told.add(Envelope.parseFrom(row.value()));
        }
        assertThat(told).extracting(Envelope::getAbuseReported).extracting(AbuseReported::getReported)
                .containsExactly("iago@shakespeare.lit", "romeo@montague.net");
        assertThat(told).allSatisfy(envelope -> assertThat(envelope.getTime()).isEqualTo(1234));
        assertThat(told.getLast().getOrigin())
                .isEqualTo(Origins.derived(TopicIds.toWire(new Uuid(1, 2)), 3, 77, 2));
    }

    /** XEP-0377 section 5; another's archive is not the reporter's to show. */
    @Test
    void theArchiveOfWhoReportsIsToldWhenTheReportNamesMessagesThere() throws InvalidProtocolBufferException {
        List<OutboxRow> rows = handle("""
                <block xmlns='urn:xmpp:blocking'>
                  <item jid='iago@shakespeare.lit'><report xmlns='urn:xmpp:reporting:1' reason='r:1'>
                    <stanza-id xmlns='urn:xmpp:sid:0' by='room@example.org' id='a0'/>
                  </report></item>
                  <item jid='romeo@montague.net'><report xmlns='urn:xmpp:reporting:1' reason='r:2'>
                    <stanza-id xmlns='urn:xmpp:sid:0' by='emilia@example.org' id='a1'/>
                  </report></item>
                </block>
                """);
        assertThat(rows).extracting(OutboxRow::targetTopic).containsExactly(Topics.USER, Topics.AUDIT, Topics.AUDIT,
                Topics.ARCHIVE);
        OutboxRow archive = rows.getLast();
        assertThat(archive.targetPartition()).as("as that of the account's home").isEqualTo(3);
        assertThat(Envelope.parseFrom(archive.value()).getAbuseReported())
                .isEqualTo(Envelope.parseFrom(rows.get(2).value()).getAbuseReported());
    }

    private List<OutboxRow> handle() {
        return handle("""
                <block xmlns='urn:xmpp:blocking'>
                  <item jid='iago@shakespeare.lit'><report xmlns='urn:xmpp:reporting:1' reason='r:1'/></item>
                  <item jid='mercutio@example.org'/>
                  <item jid='romeo@montague.net'><report xmlns='urn:xmpp:reporting:1' reason='r:2'/></item>
                </block>
                """);
    }

    private List<OutboxRow> handle(String xml) {
        var block = Asked.payload(xml);
        var iq = new Iq(ACCOUNT.withResource("phone"), null, "block", Iq.Type.SET, null, block);
        var request = Envelope.newBuilder().setTime(1234).setOrigin(Origins.service("test", 1))
                .setRosterRequest(RosterRequest.newBuilder().setAccount(ACCOUNT.toString())
                        .setStanza(StanzaCodec.toWire(iq)).setSender(TestHome.PHONE));
        var record = new InputRecord(new InputPartition(TOPIC, 3), 77, null, null);
        var outbox = new Outbox(record, 1234);
        RosterContext.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> bookkeeping.begin().enter(record, request.build(), outbox));
        return outbox.rows();
    }
}
