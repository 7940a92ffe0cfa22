package chat.granta.roster.pep.node;

import static chat.granta.handling.form.FieldType.BOOLEAN;
import static chat.granta.handling.form.FieldType.LIST_MULTI;
import static chat.granta.handling.form.FieldType.LIST_SINGLE;
import static chat.granta.handling.form.FieldType.TEXT_SINGLE;

import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.Field.Option;
import chat.granta.handling.form.FieldError;
import chat.granta.handling.form.FormAnswer;
import chat.granta.handling.form.Submission;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.StanzaError;
import chat.granta.model.XmlInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** XEP-0060 section 16.4.4: a node's set-up as a form, which its owner fills in; and the same fields as preconditions (7.1.5). */
public final class NodeForm {
    public static final String CONFIG = "http://jabber.org/protocol/pubsub#node_config";
    private static final String OPTIONS = "http://jabber.org/protocol/pubsub#publish-options";
    private static final String MAX = "max";

    private static final String TITLE = "pubsub#title";
    private static final String DESCRIPTION = "pubsub#description";
    private static final String TYPE = "pubsub#type";
    private static final String ACCESS = "pubsub#access_model";
    private static final String GROUPS = "pubsub#roster_groups_allowed";
    private static final String PERSIST = "pubsub#persist_items";
    private static final String MAX_ITEMS = "pubsub#max_items";
    private static final String ITEM_EXPIRE = "pubsub#item_expire";
    /** Ten years. */
    private static final int LONGEST = 315_360_000;
    /** The titles of all nodes stand in one answer. */
    private static final int MAX_TITLE = 200;
    /** As long as the name of a group can be (see {@code RosterSet}). */
    private static final int MAX_TEXT = 1023;
    private static final int MAX_GROUPS = 50;
    private static final String LAST_ITEM = "pubsub#send_last_published_item";
    private static final String NOTIFY_RETRACT = "pubsub#notify_retract";
    private static final String NOTIFY_DELETE = "pubsub#notify_delete";
    private static final String NOTIFY_CONFIG = "pubsub#notify_config";
    private static final String DELIVER_PAYLOADS = "pubsub#deliver_payloads";

    /** What is the same for all nodes here: it can be asked for, but not otherwise. */
    private static final List<Field> FIXED = List.of(
            choice("pubsub#publish_model", "Who may publish", "publishers", List.of("publishers")),
            choice("pubsub#notification_type", "The type of notifications", "headline", List.of("headline")),
            choice("pubsub#node_type", "What the node holds", "leaf", List.of("leaf")),
            Field.of(BOOLEAN, "pubsub#deliver_notifications").label("Whether changes are told").value(true),
            Field.of(BOOLEAN, "pubsub#notify_sub").label("Whether new subscriptions are told").value(false),
            Field.of(BOOLEAN, "pubsub#presence_based_delivery").label("Whether the available alone are told")
                    .value(false));

    private final int maxItems;

    /** @param maxItems the most that a node may be set up to store */
    public NodeForm(int maxItems) {
        this.maxItems = maxItems;
    }

    /** The form of a node, to be filled in. */
    public Element toFillIn(NodeConfig config) {
        return form(CONFIG, config).toFillIn();
    }

    /** Section 8.2.5.3: how a node is set up, for those who are told of it. */
    public static Element told(NodeConfig config) {
        return DataForm.typed(CONFIG, form(CONFIG, config).fields().stream().filter(field -> !field.values().isEmpty())
                .map(field -> field.options(List.of())).toList()).toResult();
    }

    /** Section 5.4: what a node's service discovery tells. */
    public static Element metadata(NodeConfig config) {
        List<Field> fields = new ArrayList<>(List.of(
                Field.of(LIST_SINGLE, ACCESS).value(config.access().wire()),
                Field.of(TEXT_SINGLE, MAX_ITEMS).value(maxItems(config))));
        Stream.of(text(TITLE, config.title()), text(DESCRIPTION, config.description()), text(TYPE, config.type()))
                .filter(field -> !field.values().isEmpty()).forEach(fields::add);
        return DataForm.typed("http://jabber.org/protocol/pubsub#meta-data", fields).toResult();
    }

    private static Field text(String name, String value) {
        return value.isEmpty() ? Field.of(TEXT_SINGLE, name) : Field.of(TEXT_SINGLE, name).value(value);
    }

    /**
     * Section 8.2.4: a set-up as the owner wants it.
     *
     * @return null when the owner has cancelled
     */
    public @Nullable NodeConfig configured(NodeConfig before, Element submitted) throws RefusedException {
        return switch (form(CONFIG, before).read(submitted)) {
            case FormAnswer.Cancelled _ -> null;
            case FormAnswer.Rejected(List<FieldError> errors) -> throw rejected(errors.getFirst());
            case FormAnswer.Submitted(Submission submission) -> {
                Field violated = violated(submission);
                if (violated != null) {
                    throw RefusedException.notAcceptable(violated.name() + " is the same for all nodes here.");
                }
                yield applied(before, submission);
            }
        };
    }

    /** Sections 8.1.2 and 8.2.5.2. */
    private static RefusedException rejected(FieldError error) {
        return error.field().equals(ACCESS)
                ? PubsubError.of(StanzaError.Type.MODIFY, "not-acceptable", error.text() + ".",
                        "unsupported-access-model")
                : RefusedException.notAcceptable(error.text() + ".");
    }

    /**
     * Section 7.1.5: a set-up that meets the preconditions of a publication, however it was before. It differs from that when they
     * were not met.
     */
    public NodeConfig demanded(NodeConfig before, Element options) throws RefusedException {
        FormAnswer answer = form(OPTIONS, before).read(options);
        if (answer instanceof FormAnswer.Rejected(List<FieldError> errors)) {
            throw RefusedException.badRequest(errors.getFirst().text() + ".");
        }
        if (!(answer instanceof FormAnswer.Submitted(Submission submission))) {
            throw RefusedException.badRequest("The form of publish-options is submitted, not cancelled.");
        }
        if (!submission.unknown().isEmpty()) {
            throw notMet("no node here has " + submission.unknown().getFirst().field());
        }
        Field violated = violated(submission);
        if (violated != null) {
            throw notMet(violated.name() + " is the same for all nodes here");
        }
        return applied(before, submission);
    }

    /** Section 7.1.5: the node is set up otherwise. */
    public static RefusedException notMet(String why) {
        return PubsubError.of(StanzaError.Type.CANCEL, "conflict", "The publish-options are not met: " + why + ".",
                "precondition-not-met");
    }

    private static @Nullable Field violated(Submission submission) {
        return FIXED.stream().filter(field -> {
            Boolean flag = field.type() == BOOLEAN ? submission.isTrue(field.name()) : null;
            String text = field.type() == BOOLEAN ? null : submission.text(field.name());
            String fixed = field.values().getFirst();
            return flag != null && flag != fixed.equals("1")
                    || text != null && !text.isEmpty() && !text.equals(fixed);
        }).findFirst().orElse(null);
    }

    private NodeConfig applied(NodeConfig before, Submission form) throws RefusedException {
        String access = nonEmpty(form.text(ACCESS));
        String lastItem = nonEmpty(form.text(LAST_ITEM));
        return new NodeConfig(
                or(shortText(form, TITLE, MAX_TITLE), before.title()),
                or(shortText(form, DESCRIPTION, MAX_TEXT), before.description()),
                or(shortText(form, TYPE, MAX_TEXT), before.type()),
                access == null ? before.access() : AccessModel.ofWire(access),
                or(groups(form), before.groups()),
                or(form.isTrue(PERSIST), before.persists()),
                maxItems(nonEmpty(form.text(MAX_ITEMS)), before),
                itemExpire(nonEmpty(form.text(ITEM_EXPIRE)), before),
                lastItem == null ? before.lastItem() : LastItem.ofWire(lastItem),
                or(form.isTrue(NOTIFY_RETRACT), before.notifiesRetract()),
                or(form.isTrue(NOTIFY_DELETE), before.notifiesDelete()),
                or(form.isTrue(NOTIFY_CONFIG), before.notifiesConfig()),
                or(form.isTrue(DELIVER_PAYLOADS), before.deliversPayload()));
    }

    private static @Nullable String shortText(Submission form, String field, int longest) throws RefusedException {
        String text = form.text(field);
        if (text != null && text.length() > longest) {
            throw RefusedException.notAcceptable(field + " has " + longest + " characters at most.");
        }
        return text;
    }

    private static @Nullable List<String> groups(Submission form) throws RefusedException {
        List<String> groups = form.texts(GROUPS);
        if (groups != null && (groups.size() > MAX_GROUPS
                || groups.stream().anyMatch(group -> group.length() > MAX_TEXT))) {
            throw RefusedException.notAcceptable(GROUPS + " are " + MAX_GROUPS + " at most, of " + MAX_TEXT
                    + " characters each at most.");
        }
        return groups;
    }

    private int maxItems(@Nullable String wanted, NodeConfig before) throws RefusedException {
        if (wanted == null) {
            return before.maxItems();
        }
        if (wanted.equals(MAX)) {
            return NodeConfig.UNBOUNDED;
        }
        long number = XmlInteger.unsigned(wanted).orElse(0);
        if (number < 1 || number > maxItems) {
            throw RefusedException.notAcceptable(MAX_ITEMS + " is a number from 1 to " + maxItems + ", or max.");
        }
        return (int) number;
    }

    private static int itemExpire(@Nullable String wanted, NodeConfig before) throws RefusedException {
        if (wanted == null) {
            return before.itemExpire();
        }
        if (wanted.equals(MAX)) {
            return NodeConfig.UNBOUNDED;
        }
        long seconds = XmlInteger.unsigned(wanted).orElse(0);
        if (seconds < 1 || seconds > LONGEST) {
            throw RefusedException.notAcceptable(ITEM_EXPIRE + " is a number from 1 to " + LONGEST + ", or max.");
        }
        return (int) seconds;
    }

    private static String itemExpire(NodeConfig config) {
        return config.itemExpire() == NodeConfig.UNBOUNDED ? MAX : Integer.toString(config.itemExpire());
    }

    private static String maxItems(NodeConfig config) {
        return config.maxItems() == NodeConfig.UNBOUNDED ? MAX : Integer.toString(config.maxItems());
    }

    private static DataForm form(String formType, NodeConfig config) {
        List<Field> fields = new ArrayList<>(List.of(
                text(TITLE, config.title()).label("A name for people"),
                text(DESCRIPTION, config.description()).label("What the node is for"),
                text(TYPE, config.type()).label("The namespace of its payloads"),
                choice(ACCESS, "Who may read it", config.access().wire(),
                        Arrays.stream(AccessModel.values()).map(AccessModel::wire).toList()),
                Field.of(LIST_MULTI, GROUPS).label("Groups of the roster that may read it").values(config.groups())
                        .options(config.groups().stream().map(group -> new Option(group, group)).toList()).open(),
                Field.of(BOOLEAN, PERSIST).label("Whether items are stored").value(config.persists()),
                Field.of(TEXT_SINGLE, MAX_ITEMS).label("How many items are stored").value(maxItems(config)),
                Field.of(TEXT_SINGLE, ITEM_EXPIRE).label("Seconds after which items go").value(itemExpire(config)),
                choice(LAST_ITEM, "When the last item is told anew", config.lastItem().wire(),
                        Arrays.stream(LastItem.values()).map(LastItem::wire).toList()),
                Field.of(BOOLEAN, NOTIFY_RETRACT).label("Whether it is told that items go")
                        .value(config.notifiesRetract()),
                Field.of(BOOLEAN, NOTIFY_DELETE).label("Whether it is told that the node goes")
                        .value(config.notifiesDelete()),
                Field.of(BOOLEAN, NOTIFY_CONFIG).label("Whether it is told that the node is set up otherwise")
                        .value(config.notifiesConfig()),
                Field.of(BOOLEAN, DELIVER_PAYLOADS).label("Whether notifications have the payload")
                        .value(config.deliversPayload())));
        fields.addAll(FIXED);
        return DataForm.typed(formType, fields);
    }

    private static Field choice(String name, String label, String value, List<String> values) {
        return Field.of(LIST_SINGLE, name).label(label).value(value)
                .options(values.stream().map(one -> new Option(one, one)).toList());
    }

    private static @Nullable String nonEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }
}
