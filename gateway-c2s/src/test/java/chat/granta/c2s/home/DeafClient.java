package chat.granta.c2s.home;

import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import org.jspecify.annotations.Nullable;

/** A client that takes no notice. */
class DeafClient implements ClientSession {
    @Override
    public void bound(Jid jid) {}

    @Override
    public void bindRefused(String condition) {}

    @Override
    public void managed() {}

    @Override
    public void resumed(Jid jid, long handled, long acknowledged) {}

    @Override
    public void resumeRefused(String condition, long handled) {}

    @Override
    public void handled() {}

    @Override
    public void deliver(Stanza stanza, @Nullable String to) {}

    @Override
    public void end(String streamError, String text) {}

    @Override
    public void cutOff(String streamError, String text) {}

    @Override
    public void pauseReading() {}

    @Override
    public void resumeReading() {}
}
