package chat.granta.chaos.rosters;

/** Whether one of a pair sees the other's presence. */
enum Relation {
    NONE, ASKED, GRANTED
}
