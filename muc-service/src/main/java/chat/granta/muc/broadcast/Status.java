package chat.granta.muc.broadcast;

import chat.granta.model.Element;

/** XEP-0045 section 16.6.2: what a status code says. */
public enum Status {
    NON_ANONYMOUS(100), AFFILIATION_CHANGED_WHILE_AWAY(101), CONFIGURATION_CHANGED(104), SELF(110), LOGGED(
            170), NOT_LOGGED(171), NOW_NON_ANONYMOUS(172), NOW_SEMI_ANONYMOUS(173), CREATED(201), NICKNAME_ASSIGNED(
                    210), BANNED(301), NICKNAME_CHANGED(
                            303), KICKED(307), AFFILIATION_LOST(321), NOW_MEMBERS_ONLY(322), TECHNICAL_PROBLEM(333);

    private final int code;

    Status(int code) {
        this.code = code;
    }

    /** As it stands in the room's extension of a stanza. */
    public Element toElement() {
        return Element.named(RoomExtension.USER, "status").attribute("code", Integer.toString(code)).build();
    }
}
