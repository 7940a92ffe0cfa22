package chat.granta.router.home;

/**
 * {@code granta.iq-from-strangers}: what becomes of an IQ to a full JID whose user shares no presence with the asker (RFC 6121
 * section 8.5.3.1).
 */
public enum IqFromStrangers {
    /** It is refused, as the RFC says. */
    REFUSE,
    /** It reaches the client, as at other servers. */
    DELIVER
}
