package chat.granta.audit.search;

import chat.granta.audit.event.Event;

/** An event and its place in the trail. */
public record Found(Cursor place, Event event) {}
