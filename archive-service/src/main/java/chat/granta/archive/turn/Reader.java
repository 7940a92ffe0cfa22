package chat.granta.archive.turn;

/** Who reads an archive: its own user or, of a room's archive, somebody whom the room lets in (XEP-0313 section 6.1.2). */
public enum Reader {
    OWNER,
    /** Who does not get to know who occupants are (XEP-0045 section 4.2). */
    VISITOR,
    /** Who does. */
    VISITOR_WHO_SEES_JIDS
}
