package chat.granta.c2s.home;

import chat.granta.model.Jid;
import chat.granta.model.Stanza;
import org.jspecify.annotations.Nullable;

/** What a user's home tells a connection, as a value, so that it can wait for the connection's event loop. */
public sealed interface HomeCall {
    record Granted(Jid jid) implements HomeCall {}

    record Refused(String condition) implements HomeCall {}

    record Deliver(Stanza stanza, @Nullable String to) implements HomeCall {}

    record End(String condition, String text) implements HomeCall {}

    record CutOff(String condition, String text) implements HomeCall {}

    record Managed() implements HomeCall {}

    record Resumed(Jid jid, long handled, long acknowledged) implements HomeCall {}

    record ResumeRefused(String condition, long handled) implements HomeCall {}

    record Handled() implements HomeCall {}

    record PauseReading() implements HomeCall {}

    record ResumeReading() implements HomeCall {}
}
