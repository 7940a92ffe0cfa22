package chat.granta.roster.pep.node;

import static chat.granta.roster.pep.node.NodeFields.ACCESS;
import static chat.granta.roster.pep.node.NodeFields.DELIVER_PAYLOADS;
import static chat.granta.roster.pep.node.NodeFields.DESCRIPTION;
import static chat.granta.roster.pep.node.NodeFields.GROUPS;
import static chat.granta.roster.pep.node.NodeFields.ITEM_EXPIRE;
import static chat.granta.roster.pep.node.NodeFields.LAST_ITEM;
import static chat.granta.roster.pep.node.NodeFields.MAX;
import static chat.granta.roster.pep.node.NodeFields.MAX_ITEMS;
import static chat.granta.roster.pep.node.NodeFields.NOTIFY_CONFIG;
import static chat.granta.roster.pep.node.NodeFields.NOTIFY_DELETE;
import static chat.granta.roster.pep.node.NodeFields.NOTIFY_RETRACT;
import static chat.granta.roster.pep.node.NodeFields.PERSIST;
import static chat.granta.roster.pep.node.NodeFields.TITLE;
import static chat.granta.roster.pep.node.NodeFields.TYPE;

import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.XmlInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** XEP-0060 section 16.4.4: a node's set-up as somebody has submitted it; what they have left out stays as it was. */
final class SubmittedConfig {
    /** Ten years. */
    private static final int LONGEST = 315_360_000;
    /** The titles of all nodes stand in one answer. */
    private static final int MAX_TITLE = 200;
    /** As long as the name of a group can be (see {@code RosterSet}). */
    private static final int MAX_TEXT = 1023;
    private static final int MAX_GROUPS = 50;

    private final Submission form;
    private final int maxItems;

    /** @param maxItems the most that a node may be set up to store */
    SubmittedConfig(Submission form, int maxItems) {
        this.form = form;
        this.maxItems = maxItems;
    }

    NodeConfig of(NodeConfig before) throws RefusedException {
        String access = nonEmpty(form.text(ACCESS));
        String lastItem = nonEmpty(form.text(LAST_ITEM));
        return new NodeConfig(
                or(shortText(TITLE, MAX_TITLE), before.title()),
                or(shortText(DESCRIPTION, MAX_TEXT), before.description()),
                or(shortText(TYPE, MAX_TEXT), before.type()),
                access == null ? before.access() : AccessModel.ofWire(access),
                or(groups(), before.groups()),
                or(form.isTrue(PERSIST), before.persists()),
                bound(MAX_ITEMS, nonEmpty(form.text(MAX_ITEMS)), before.maxItems(), maxItems),
                bound(ITEM_EXPIRE, nonEmpty(form.text(ITEM_EXPIRE)), before.itemExpire(), LONGEST),
                lastItem == null ? before.lastItem() : LastItem.ofWire(lastItem),
                or(form.isTrue(NOTIFY_RETRACT), before.notifiesRetract()),
                or(form.isTrue(NOTIFY_DELETE), before.notifiesDelete()),
                or(form.isTrue(NOTIFY_CONFIG), before.notifiesConfig()),
                or(form.isTrue(DELIVER_PAYLOADS), before.deliversPayload()));
    }

    private @Nullable String shortText(String field, int longest) throws RefusedException {
        String text = form.text(field);
        if (text != null && text.length() > longest) {
            throw RefusedException.notAcceptable(field + " has " + longest + " characters at most.");
        }
        return text;
    }

    private @Nullable List<String> groups() throws RefusedException {
        List<String> groups = form.texts(GROUPS);
        if (groups != null && (groups.size() > MAX_GROUPS
                || groups.stream().anyMatch(group -> group.length() > MAX_TEXT))) {
            throw RefusedException.notAcceptable(GROUPS + " are " + MAX_GROUPS + " at most, of " + MAX_TEXT
                    + " characters each at most.");
        }
        return groups;
    }

    /**
     * @param wanted null where the form says nothing of it
     * @param most the largest number; {@code max} is no number and means no bound
     */
    private static int bound(String field, @Nullable String wanted, int before, long most) throws RefusedException {
        if (wanted == null) {
            return before;
        }
        if (wanted.equals(MAX)) {
            return NodeConfig.UNBOUNDED;
        }
        long number = XmlInteger.unsigned(wanted).orElse(0);
        if (number < 1 || number > most) {
            throw RefusedException.notAcceptable(field + " is a number from 1 to " + most + ", or max.");
        }
        return (int) number;
    }

    private static @Nullable String nonEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }
}
