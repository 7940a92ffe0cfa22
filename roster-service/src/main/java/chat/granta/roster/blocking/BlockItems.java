package chat.granta.roster.blocking;

import chat.granta.model.Element;
import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.model.StanzaError;
import chat.granta.handling.iq.RefusedException;
import chat.granta.roster.reporting.AbuseReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** The items of a {@code <block/>} or an {@code <unblock/>}, by the addresses they name. A report may stand among them. */
final class BlockItems {
    private BlockItems() {}

    static Map<Jid, Element> of(Element command) throws RefusedException {
        Map<Jid, Element> items = new LinkedHashMap<>();
        for (Element item : command.children()) {
            if (AbuseReport.isOne(item)) {
                continue;
            }
            if (!item.name().namespace().equals(BlockPushes.NAMESPACE) || !item.name().localName().equals("item")) {
                throw RefusedException.badRequest("Nothing but items is blocked or unblocked.");
            }
            String jid = item.attribute("jid");
            if (jid == null) {
                throw RefusedException.badRequest("An item names an address.");
            }
            try {
                items.put(Jid.parse(jid), item);
            } catch (InvalidJidException e) {
                throw new RefusedException(StanzaError.jidMalformed("An item names no address: " + e.getMessage()));
            }
        }
        return items;
    }
}
