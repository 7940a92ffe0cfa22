package chat.granta.roster.reporting;

import chat.granta.bus.wire.AbuseReported;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0377 section 4: the report within an item of a block command. A faulty report does not stop the block (section 6): parts
 * of it that are wrong or too long are left out.
 *
 * <p>Clients such as slixmpp still send what version 0.2 of the XEP had, where the reason is an element; slixmpp puts it beside the items.
 */
public final class AbuseReport {
    private static final String NAMESPACE = "urn:xmpp:reporting:1";
    private static final String OLD_NAMESPACE = "urn:xmpp:reporting:0";
    private static final List<String> OLD_REASONS = List.of("spam", "abuse");
    /** What a server says of itself that takes reports. Clients that send the older ones look for their reasons. */
    public static final List<String> FEATURES = List.of(NAMESPACE, OLD_NAMESPACE, "urn:xmpp:reporting:reason:spam:0",
            "urn:xmpp:reporting:reason:abuse:0");
    private static final ElementName OLD_REPORT = new ElementName(OLD_NAMESPACE, "report");
    private static final ElementName STANZA_ID = new ElementName("urn:xmpp:sid:0", "stanza-id");

    static final int MAX_TEXT = 4000;
    static final int MAX_TEXTS = 4;
    static final int MAX_STANZA_IDS = 100;
    static final int MAX_ATTRIBUTE = 1000;

    private AbuseReport() {}

    /**
     * The report within an item that blocks an address, or beside it when it is the only one; null when there is none.
     *
     * @param block the item's parent
     */
    public static @Nullable AbuseReported in(Element block, Element item, Jid account, Jid reported) {
        Element report = item.child(NAMESPACE, "report");
        if (report == null) {
            Element parent = isOnly(item, block) && item.child(OLD_NAMESPACE, "report") == null ? block : item;
            report = parent.child(OLD_NAMESPACE, "report");
        }
        return report == null ? null : read(report, account, reported);
    }

    /** Whether an element of a block command is a report, rather than an item. */
    public static boolean isOne(Element element) {
        return element.name().equals(OLD_REPORT);
    }

    private static boolean isOnly(Element item, Element block) {
        return block.children().stream().filter(each -> each.name().equals(item.name())).count() == 1;
    }

    private static AbuseReported read(Element report, Jid account, Jid reported) {
        String namespace = report.name().namespace();
        var text = new ElementName(namespace, "text");
        var told = AbuseReported.newBuilder().setAccount(account.toString()).setReported(reported.toString())
                .setReason(cut(reason(report), MAX_ATTRIBUTE))
                .setMayTellOrigin(report.child(namespace, "report-origin") != null)
                .setMayTellOthers(report.child(namespace, "third-party") != null);
        for (Element child : report.children()) {
            if (child.name().equals(text) && told.getTextsCount() < MAX_TEXTS) {
                told.addTexts(AbuseReported.Text.newBuilder().setText(cut(child.text().strip(), MAX_TEXT))
                        .setLang(cut(child.attribute("xml:lang"), MAX_ATTRIBUTE)));
            } else if (child.name().equals(STANZA_ID) && told.getStanzaIdsCount() < MAX_STANZA_IDS) {
                told.addStanzaIds(AbuseReported.StanzaId.newBuilder().setBy(cut(child.attribute("by"), MAX_ATTRIBUTE))
                        .setId(cut(child.attribute("id"), MAX_ATTRIBUTE)));
            }
        }
        return told.build();
    }

    private static @Nullable String reason(Element report) {
        String reason = report.attribute("reason");
        return reason != null
                ? reason
                : OLD_REASONS.stream().filter(old -> report.child(OLD_NAMESPACE, old) != null).findFirst()
                        .map(old -> "urn:xmpp:reporting:" + old).orElse(null);
    }

    private static String cut(@Nullable String text, int atMost) {
        String all = Objects.requireNonNullElse(text, "");
        if (all.length() <= atMost) {
            return all;
        }
        return all.substring(0, Character.isHighSurrogate(all.charAt(atMost - 1)) ? atMost - 1 : atMost);
    }
}
