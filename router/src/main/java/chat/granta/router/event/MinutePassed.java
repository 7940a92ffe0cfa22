package chat.granta.router.event;

/** A minute has passed at this home. */
public record MinutePassed() {}
