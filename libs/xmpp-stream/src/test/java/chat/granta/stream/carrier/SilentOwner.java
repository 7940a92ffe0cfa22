package chat.granta.stream.carrier;

import chat.granta.stream.StreamEvent;

/** Does not mind what happens on its stream; a test does, in a class that says more. */
public class SilentOwner implements StreamOwner {
    @Override
    public void arrived(int bytes) {}

    @Override
    public void received(StreamEvent event) {}

    @Override
    public void caughtUp() {}

    @Override
    public void unread() {}

    @Override
    public void lost() {}

    @Override
    public void failed(Throwable cause) {}
}
