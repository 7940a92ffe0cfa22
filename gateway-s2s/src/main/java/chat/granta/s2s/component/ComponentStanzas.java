package chat.granta.s2s.component;

import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import chat.granta.model.StanzaError;
import chat.granta.s2s.home.LogBacklog;
import chat.granta.stream.Stanzas;
import chat.granta.stream.StreamError;
import chat.granta.stream.TopLevelElement;
import chat.granta.stream.carrier.XmppStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** XEP-0114 section 3: what a component sends, from any address of its domain, goes to the home of its addressee. On the stream's thread. */
final class ComponentStanzas {
    private final ComponentServices services;
    private final XmppStream out;
    private final Consumer<StreamError> fail;
    private final LogBacklog backlog;

    /** @param fail ends the stream */
    ComponentStanzas(ComponentServices services, XmppStream out, Consumer<StreamError> fail) {
        this.services = services;
        this.out = out;
        this.fail = fail;
        this.backlog = new LogBacklog(out, fail);
    }

    /** @param domain that the stream has proved */
    void received(TopLevelElement element, String domain) {
        switch (Stanzas.read(element, null)) {
            case Stanzas.Read.Ok(Stanza stanza) -> received(stanza, null, domain);
            case Stanzas.Read.Bad(Stanza header, StanzaError error) -> received(header, error, domain);
            case Stanzas.Read.NotAStanza() -> fail.accept(StreamError.unsupportedStanzaType(null));
        }
    }

    /** @param broken what is wrong with the stanza; null when nothing is */
    private void received(Stanza stanza, @Nullable StanzaError broken, String domain) {
        Jid from = stanza.from();
        Jid to = stanza.to();
        if (from == null || to == null && broken == null) {
            fail.accept(StreamError.improperAddressing("a component's stanza needs 'from' and 'to'"));
        } else if (!from.domain().equals(domain)) {
            fail.accept(StreamError.invalidFrom("this stream is that of " + domain));
        } else if (broken != null || to == null) {
            answer(stanza, broken == null ? StanzaError.jidMalformed("'to'") : broken);
        } else if (!services.reaches(to.domain())) {
            answer(stanza, StanzaError.remoteServerNotFound("This server does not federate: " + to.domain()
                    + " cannot be reached."));
        } else {
            services.metrics().received();
            services.homes().deliver(stanza, backlog.next());
        }
    }

    private void answer(Stanza stanza, StanzaError error) {
        Stanza answer = error.answerTo(stanza);
        if (answer != null) {
            out.stanza(answer, null);
        }
    }
}
