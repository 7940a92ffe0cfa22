package chat.granta.muc.room;

/**
 * XEP-0317: what somebody can be in a room, besides role and affiliation.
 *
 * @param uri that names it
 * @param title for people
 * @param hue an angle (XEP-0392), or empty
 */
public record Hat(String uri, String title, String hue) {}
