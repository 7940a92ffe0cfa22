package chat.granta.archive.turn;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.IqHandler;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Element;
import chat.granta.model.Iq;

/** A handler that refuses from wherever it finds a fault, which is always before it changes or sends anything. */
public interface RefusingHandler extends IqHandler<ArchiveTurn> {
    /** Decides and does what is asked. */
    IqAnswer decide(Iq request, Element asked, ArchiveTurn turn) throws RefusedException;

    @Override
    default IqAnswer handle(Iq request, ArchiveTurn turn) {
        try {
            return decide(request, request.payload().elements().getFirst(), turn);
        } catch (RefusedException refused) {
            return IqAnswer.error(refused.error());
        }
    }
}
