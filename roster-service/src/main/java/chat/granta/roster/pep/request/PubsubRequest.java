package chat.granta.roster.pep.request;

import chat.granta.handling.iq.IqAnswer;
import chat.granta.handling.iq.RefusedException;
import chat.granta.model.Iq;

/** One of the protocol's requests. */
interface PubsubRequest {
    /** The child of {@code <pubsub/>} that asks for it. */
    String element();

    Iq.Type type();

    /** Decides and does what is asked. */
    IqAnswer decide(Asked asked) throws RefusedException;
}
