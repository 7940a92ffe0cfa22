package chat.granta.fuzz;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.roster.pep.node.NodeConfig;
import chat.granta.roster.pep.node.NodeForm;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A node's configuration form (XEP-0060 section 16.4.4), filled in with anything: lines of a field's name, {@code =} and a value. It is
 * refused or taken; what was taken is shown in the next form, and sending that back as it is changes nothing, nor is it another node's
 * precondition that is not met.
 */
public final class NodeFuzz {
    private static final NodeForm FORM = new NodeForm(1000);
    private static final String OPTIONS = "http://jabber.org/protocol/pubsub#publish-options";

    private NodeFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        NodeConfig taken = read(NodeConfig.DEFAULT, filledIn(new String(input, StandardCharsets.UTF_8)), false);
        if (taken == null) {
            return;
        }
        NodeForm.told(taken);
        NodeForm.metadata(taken);
        Element shown = FORM.toFillIn(taken);
        expect(taken, read(taken, returned(shown, NodeForm.CONFIG), false));
        expect(taken, read(taken, returned(shown, OPTIONS), true));
    }

    private static void expect(NodeConfig taken, @Nullable NodeConfig again) {
        if (!taken.equals(again)) {
            throw new AssertionError(taken + " became " + again);
        }
    }

    private static Element returned(Element shown, String formType) {
        var form = form(formType);
        shown.children().stream().filter(field -> !"FORM_TYPE".equals(field.attribute("var"))).forEach(form::child);
        return form.build();
    }

    /** The set-up, or null when the form is refused. */
    private static @Nullable NodeConfig read(NodeConfig before, Element form, boolean isCondition) {
        try {
            return isCondition ? FORM.demanded(before, form) : FORM.configured(before, form);
        } catch (RefusedException _) {
            return null;
        }
    }

    private static Element filledIn(String lines) {
        var form = form(NodeForm.CONFIG);
        lines.lines().forEach(line -> {
            int end = Math.max(line.indexOf('='), 0);
            form.child(Element.named(DataForm.NAMESPACE, "field").attribute("var", "pubsub#" + line.substring(0, end))
                    .child("value", line.substring(Math.min(end + 1, line.length()))).build());
        });
        return form.build();
    }

    private static Element.Builder form(String formType) {
        return Element.named(DataForm.NAMESPACE, "x").attribute("type", "submit").child(
                Element.named(DataForm.NAMESPACE, "field").attribute("var", "FORM_TYPE").child("value", formType)
                        .build());
    }
}
