package chat.granta.handling.form;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.handling.form.FieldError.Reason;
import chat.granta.model.Element;
import chat.granta.model.Jid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XEP-0004, with a form that has a field of each type. */
class DataFormTest {
    private static final String TYPE = "urn:example:form";
    private static final DataForm FORM = new DataForm(TYPE, "A room", "Please fill in.", List.of(
            Field.fixed("Names"),
            Field.of(FieldType.TEXT_SINGLE, "name").label("Name").required(),
            Field.of(FieldType.TEXT_MULTI, "about"),
            Field.of(FieldType.TEXT_PRIVATE, "secret"),
            Field.of(FieldType.HIDDEN, "seen").value("yes"),
            Field.of(FieldType.BOOLEAN, "open").value(true),
            Field.of(FieldType.LIST_SINGLE, "who").options(options()),
            Field.of(FieldType.LIST_MULTI, "whom").options(options()),
            Field.of(FieldType.LIST_MULTI, "any").open(),
            Field.of(FieldType.JID_SINGLE, "owner"),
            Field.of(FieldType.JID_MULTI, "admins")));

    private static List<Field.Option> options() {
        return List.of(new Field.Option("Members", "members"), new Field.Option("Everybody", "all"));
    }

    private static Element field(String name, String... values) {
        var field = Element.named(DataForm.NAMESPACE, "field").attribute("var", name);
        for (String value : values) {
            field.child("value", value);
        }
        return field.build();
    }

    private static Element submit(Element... fields) {
        var form = Element.named(DataForm.NAMESPACE, "x").attribute("type", "submit").child(field("FORM_TYPE", TYPE));
        for (Element field : fields) {
            form.child(field);
        }
        return form.build();
    }

    private static Submission submitted(Element... fields) {
        assertThat(FORM.read(submit(fields))).isInstanceOf(FormAnswer.Submitted.class);
        return ((FormAnswer.Submitted) FORM.read(submit(fields))).submission();
    }

    private static List<FieldError> rejected(Element... fields) {
        assertThat(FORM.read(submit(fields))).isInstanceOf(FormAnswer.Rejected.class);
        return ((FormAnswer.Rejected) FORM.read(submit(fields))).errors();
    }

    @Test
    void aFormIsWritten() {
        assertThat(FORM.toFillIn().toXml()).startsWith("<x xmlns='jabber:x:data' type='form'><title>A room</title>"
                + "<instructions>Please fill in.</instructions>"
                + "<field type='hidden' var='FORM_TYPE'><value>urn:example:form</value></field>"
                + "<field type='fixed'><value>Names</value></field>"
                + "<field type='text-single' var='name' label='Name'><required/></field>").contains(
                        "<field type='boolean' var='open'><value>1</value></field>"
                                + "<field type='list-single' var='who'>"
                                + "<option label='Members'><value>members</value></option>",
                        "var='any'><validate xmlns='http://jabber.org/protocol/xdata-validate' datatype='xs:string'>"
                                + "<open/></validate></field>");
        assertThat(DataForm.typed(TYPE, List.of(Field.of(FieldType.LIST_MULTI, "a").values(List.of("1", "2"))))
                .toResult().toXml())
                .isEqualTo("<x xmlns='jabber:x:data' type='result'><field type='hidden' var='FORM_TYPE'>"
                        + "<value>urn:example:form</value></field><field type='list-multi' var='a'><value>1</value>"
                        + "<value>2</value></field></x>");
    }

    @Test
    void aTableIsWritten() {
        var table = new FormTable("Two", List.of(Field.of(FieldType.TEXT_SINGLE, "a").label("A")),
                List.of(List.of("x"), List.of("y")));
        assertThat(table.toResult().toXml()).isEqualTo("<x xmlns='jabber:x:data' type='result'><title>Two</title>"
                + "<reported><field type='text-single' var='a' label='A'/></reported>"
                + "<item><field var='a'><value>x</value></field></item>"
                + "<item><field var='a'><value>y</value></field></item></x>");
    }

    @Test
    void whatIsFilledInIsRead() {
        Submission all = submitted(field("name", "Verona"), field("about", "one", "", "two"), field("open", "false"),
                field("who", "all"), field("whom", "all", "members", "all"), field("any", "whatever"),
                field("owner", "romeo@example.org"), field("admins", "a@example.org", "A@example.org", "b@example.org"),
                field("seen", "yes"), field("secret"));
        assertThat(all.text("name")).isEqualTo("Verona");
        assertThat(all.texts("about")).containsExactly("one", "", "two");
        assertThat(all.isTrue("open")).isFalse();
        assertThat(all.text("who")).isEqualTo("all");
        assertThat(all.texts("whom")).describedAs("section 3.3: duplicates are ignored").containsExactly("all",
                "members");
        assertThat(all.texts("any")).containsExactly("whatever");
        assertThat(all.jid("owner")).isEqualTo(Jid.parse("romeo@example.org"));
        assertThat(all.jids("admins")).containsExactly(Jid.parse("a@example.org"), Jid.parse("b@example.org"));
        assertThat(all.text("secret")).describedAs("left empty").isEmpty();
        assertThat(all.unknown()).isEmpty();
    }

    @Test
    void whatIsNotThereIsToldFromWhatIsEmpty() {
        Submission few = submitted(field("name", "Verona"), field("about"), field("open", ""), field("owner", ""));
        assertThat(few.text("secret")).isNull();
        assertThat(few.texts("about")).isEmpty();
        assertThat(few.texts("whom")).isNull();
        assertThat(few.isTrue("open")).isNull();
        assertThat(few.jid("owner")).isNull();
        assertThat(few.jids("admins")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"name,NULL,MISSING", "name,'',MISSING", "name,'a|b',SEVERAL_VALUES", "open,yes,WRONG_TYPE",
            "open,'1|0',SEVERAL_VALUES", "who,nobody,NO_OPTION", "who,'all|members',SEVERAL_VALUES",
            "whom,'all|nobody',NO_OPTION", "owner,@,WRONG_TYPE", "admins,'a@example.org|@',WRONG_TYPE",
            "secret,'a|b',SEVERAL_VALUES"})
    void whatAFieldDoesNotAllowIsRejected(String name, String values, Reason reason) {
        Element wrong = values.equals("NULL") ? field("else") : field(name, values.split("\\|", -1));
        List<FieldError> errors = name.equals("name") ? rejected(wrong) : rejected(field("name", "Verona"), wrong);
        assertThat(errors).extracting(FieldError::reason).containsExactly(reason);
        assertThat(errors.getFirst().field()).isEqualTo(name);
    }

    @Test
    void allThatIsWrongIsFound() {
        assertThat(rejected(field("open", "yes"), field("name", "two\nlines"), field("name", "again")))
                .extracting(FieldError::reason)
                .containsExactly(Reason.WRONG_TYPE, Reason.WRONG_TYPE, Reason.REPEATED);
    }

    @Test
    void unknownFieldsAreForTheUserOfTheFormToMind() {
        Submission submission = submitted(field("name", "Verona"), field("colour", "red"));
        assertThat(submission.unknown()).extracting(FieldError::field).containsExactly("colour");
        assertThat(submission.values()).doesNotContainKey("colour");
    }

    @Test
    void theFormTypeIsAskedFor() {
        Element other = Element.named(DataForm.NAMESPACE, "x").attribute("type", "submit")
                .child(field("FORM_TYPE", "urn:example:other")).child(field("name", "Verona")).build();
        assertThat(FORM.read(other)).isEqualTo(new FormAnswer.Rejected(List.of(new FieldError(Reason.FORM_TYPE,
                "FORM_TYPE", "the form's FORM_TYPE must be urn:example:form"))));
    }

    @Test
    void aFormMayBeCancelled() {
        Element cancelled = Element.named(DataForm.NAMESPACE, "x").attribute("type", "cancel").build();
        assertThat(FORM.read(cancelled)).isEqualTo(new FormAnswer.Cancelled());
        assertThat(FormXml.find(List.of(Element.named("urn:example", "y").build(), cancelled))).isEqualTo(cancelled);
    }
}
