package chat.granta.archive.history;

import chat.granta.archive.turn.ArchiveTurn;
import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;

/** XEP-0313 section 4.1.6: which fields a query may have. */
public final class QueryForm implements IqHandler<ArchiveTurn> {
    @Override
    public ElementName payload() {
        return new ElementName(Query.NAMESPACE, "query");
    }

    @Override
    public IqAnswer handle(Iq request, ArchiveTurn turn) {
        var form = Element.named(QueryFields.FORMS, "x").attribute("type", "form")
                .child(Element.named(QueryFields.FORMS, "field").attribute("type", "hidden")
                        .attribute("var", "FORM_TYPE").child("value", Query.NAMESPACE).build());
        field(form, "jid-single", "with");
        field(form, "text-single", "start");
        field(form, "text-single", "end");
        field(form, "text-single", "before-id");
        field(form, "text-single", "after-id");
        form.child(Element.named(QueryFields.FORMS, "field").attribute("type", "list-multi").attribute("var", "ids")
                .child(Element.named("http://jabber.org/protocol/xdata-validate", "validate")
                        .attribute("datatype", "xs:string")
                        .child(Element.named("http://jabber.org/protocol/xdata-validate", "open").build()).build())
                .build());
        return IqAnswer.result(Element.named(Query.NAMESPACE, "query").child(form.build()).build());
    }

    private static void field(Element.Builder form, String type, String name) {
        form.child(Element.named(QueryFields.FORMS, "field").attribute("type", type).attribute("var", name).build());
    }
}
