package chat.granta.roster.pep.node;

import static chat.granta.handling.form.FieldType.BOOLEAN;
import static chat.granta.handling.form.FieldType.LIST_MULTI;
import static chat.granta.handling.form.FieldType.LIST_SINGLE;
import static chat.granta.handling.form.FieldType.TEXT_SINGLE;

import chat.granta.handling.form.Field;
import chat.granta.handling.form.Field.Option;
import chat.granta.handling.form.Submission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XEP-0060 section 16.4.4: the fields of a node's set-up, with what they may hold. */
final class NodeFields {
    static final String TITLE = "pubsub#title";
    static final String DESCRIPTION = "pubsub#description";
    static final String TYPE = "pubsub#type";
    static final String ACCESS = "pubsub#access_model";
    static final String GROUPS = "pubsub#roster_groups_allowed";
    static final String PERSIST = "pubsub#persist_items";
    static final String MAX_ITEMS = "pubsub#max_items";
    static final String ITEM_EXPIRE = "pubsub#item_expire";
    static final String LAST_ITEM = "pubsub#send_last_published_item";
    static final String NOTIFY_RETRACT = "pubsub#notify_retract";
    static final String NOTIFY_DELETE = "pubsub#notify_delete";
    static final String NOTIFY_CONFIG = "pubsub#notify_config";
    static final String DELIVER_PAYLOADS = "pubsub#deliver_payloads";
    /** As many items, or seconds, as the service allows. */
    static final String MAX = "max";

    /** What is the same for all nodes here: it can be asked for, but not otherwise. */
    private static final List<Field> FIXED = List.of(
            choice("pubsub#publish_model", "Who may publish", "publishers", List.of("publishers")),
            choice("pubsub#notification_type", "The type of notifications", "headline", List.of("headline")),
            choice("pubsub#node_type", "What the node holds", "leaf", List.of("leaf")),
            Field.of(BOOLEAN, "pubsub#deliver_notifications").label("Whether changes are told").value(true),
            Field.of(BOOLEAN, "pubsub#notify_sub").label("Whether new subscriptions are told").value(false),
            Field.of(BOOLEAN, "pubsub#presence_based_delivery").label("Whether the available alone are told")
                    .value(false));

    private NodeFields() {}

    /** All of them, as a node is set up. */
    static List<Field> of(NodeConfig config) {
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
        return fields;
    }

    /** A field that is the same for all nodes here, and was submitted otherwise; null when there is none. */
    static @Nullable Field violated(Submission submission) {
        return FIXED.stream().filter(field -> {
            Boolean flag = field.type() == BOOLEAN ? submission.isTrue(field.name()) : null;
            String text = field.type() == BOOLEAN ? null : submission.text(field.name());
            String fixed = field.values().getFirst();
            return flag != null && flag != fixed.equals("1")
                    || text != null && !text.isEmpty() && !text.equals(fixed);
        }).findFirst().orElse(null);
    }

    static Field text(String name, String value) {
        return value.isEmpty() ? Field.of(TEXT_SINGLE, name) : Field.of(TEXT_SINGLE, name).value(value);
    }

    private static Field choice(String name, String label, String value, List<String> values) {
        return Field.of(LIST_SINGLE, name).label(label).value(value)
                .options(values.stream().map(one -> new Option(one, one)).toList());
    }

    private static String itemExpire(NodeConfig config) {
        return config.itemExpire() == NodeConfig.UNBOUNDED ? MAX : Integer.toString(config.itemExpire());
    }

    static String maxItems(NodeConfig config) {
        return config.maxItems() == NodeConfig.UNBOUNDED ? MAX : Integer.toString(config.maxItems());
    }
}
