/**
 * How often passwords may be guessed. The counters are each gateway's own, and alike on all of them: every gateway reads
 * what all of them write to {@code xmpp.audit}, and counts its own failures without waiting for that.
 *
 * <p>{@link chat.granta.c2s.throttle.LoginThrottle} counts and decides, {@code chat.granta.c2s.log} tells it of other gateways.
 * {@code chat.granta.c2s.sasl} asks before a password is tried.
 *
 * <p>See RFC 6120 section 13.9.4 (authentication attempts) and {@code docs/architecture.md}, "The log".
 */
@NullMarked
package chat.granta.c2s.throttle;

import org.jspecify.annotations.NullMarked;
