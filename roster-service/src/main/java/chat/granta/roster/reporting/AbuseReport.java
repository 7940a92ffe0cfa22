package chat.granta.roster.reporting;

import chat.granta.bus.wire.AbuseReported;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Jid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * XEP-0377 section 4: the report within an item of a block command. A faulty report does not stop the block (section 6): parts
 * of it that are wrong or too long are left out.
 */
public final class AbuseReport {
    public static final String NAMESPACE = "urn:xmpp:reporting:1";
    private static final ElementName TEXT = new ElementName(NAMESPACE, "text");
    private static final ElementName STANZA_ID = new ElementName("urn:xmpp:sid:0", "stanza-id");

    static final int MAX_TEXT = 4000;
    static final int MAX_TEXTS = 4;
    static final int MAX_STANZA_IDS = 100;
    static final int MAX_ATTRIBUTE = 1000;

    private AbuseReport() {}

    /** The report within an item that blocks an address; null when there is none. */
    public static @Nullable AbuseReported in(Element item, Jid account, Jid reported) {
        Element report = item.child(NAMESPACE, "report");
        if (report == null) {
            return null;
        }
        var told = AbuseReported.newBuilder().setAccount(account.toString()).setReported(reported.toString())
                .setReason(cut(report.attribute("reason"), MAX_ATTRIBUTE))
                .setMayTellOrigin(report.child(NAMESPACE, "report-origin") != null)
                .setMayTellOthers(report.child(NAMESPACE, "third-party") != null);
        for (Element child : report.children()) {
            if (child.name().equals(TEXT) && told.getTextsCount() < MAX_TEXTS) {
                told.addTexts(AbuseReported.Text.newBuilder().setText(cut(child.text().strip(), MAX_TEXT))
                        .setLang(cut(child.attribute("xml:lang"), MAX_ATTRIBUTE)));
            } else if (child.name().equals(STANZA_ID) && told.getStanzaIdsCount() < MAX_STANZA_IDS) {
                told.addStanzaIds(AbuseReported.StanzaId.newBuilder().setBy(cut(child.attribute("by"), MAX_ATTRIBUTE))
                        .setId(cut(child.attribute("id"), MAX_ATTRIBUTE)));
            }
        }
        return told.build();
    }

    private static String cut(@Nullable String text, int atMost) {
        String all = Objects.requireNonNullElse(text, "");
        if (all.length() <= atMost) {
            return all;
        }
        return all.substring(0, Character.isHighSurrogate(all.charAt(atMost - 1)) ? atMost - 1 : atMost);
    }
}
