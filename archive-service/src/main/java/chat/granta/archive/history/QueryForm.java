package chat.granta.archive.history;

import chat.granta.archive.turn.ArchiveTurn;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.form.Field;
import chat.granta.handling.form.FieldType;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import java.util.List;

/** XEP-0313 section 4.1.6: the form that tells a client which fields a query may have. */
public final class QueryForm implements IqHandler<ArchiveTurn> {
    static final DataForm FORM = DataForm.typed(Query.NAMESPACE, List.of(
            Field.of(FieldType.JID_SINGLE, "with"),
            Field.of(FieldType.TEXT_SINGLE, "start"),
            Field.of(FieldType.TEXT_SINGLE, "end"),
            Field.of(FieldType.TEXT_SINGLE, "before-id"),
            Field.of(FieldType.TEXT_SINGLE, "after-id"),
            Field.of(FieldType.LIST_MULTI, "ids").open()));

    @Override
    public ElementName payload() {
        return new ElementName(Query.NAMESPACE, "query");
    }

    @Override
    public IqAnswer handle(Iq request, ArchiveTurn turn) {
        return IqAnswer.result(Element.named(Query.NAMESPACE, "query").child(FORM.toFillIn()).build());
    }
}
