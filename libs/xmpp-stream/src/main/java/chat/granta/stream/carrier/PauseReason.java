package chat.granta.stream.carrier;

/** Why a peer is not read from. */
public enum PauseReason {
    /** Too much of what it sent is not yet on the log. */
    LOG_IS_BEHIND,
    /** It sends faster than it may. */
    TOO_FAST,
    /** It sends more than others, and archives are behind. */
    ARCHIVES_ARE_BEHIND
}
