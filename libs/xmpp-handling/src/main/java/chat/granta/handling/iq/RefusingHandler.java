package chat.granta.handling.iq;

import chat.granta.model.Element;
import chat.granta.model.Iq;

/**
 * A handler that refuses from wherever it finds a fault, which is always before it changes or sends anything.
 *
 * @param <T> the turn in which a request is handled
 */
public interface RefusingHandler<T> extends IqHandler<T> {
    /** Decides and does what is asked. */
    IqAnswer decide(Iq request, Element asked, T turn) throws RefusedException;

    @Override
    default IqAnswer handle(Iq request, T turn) {
        try {
            return decide(request, request.payload().elements().getFirst(), turn);
        } catch (RefusedException refused) {
            return IqAnswer.error(refused.error());
        }
    }
}
