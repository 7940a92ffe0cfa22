package chat.granta.audit.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Looks at auditors' passwords, unless too many were wrong. */
final class GuardedPasswords implements AuthenticationProvider {
    private final AuthenticationProvider passwords;
    private final Guesses guesses;

    /** Too many were wrong; this one was not looked at. */
    static final class TooManyGuessesException extends AuthenticationException {
        private static final long serialVersionUID = 1;

        TooManyGuessesException() {
            super("too many wrong passwords");
        }
    }

    GuardedPasswords(AuthenticationProvider passwords, Guesses guesses) {
        this.passwords = passwords;
        this.guesses = guesses;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication asked) {
        String name = asked.getName();
        String address = asked.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        if (!guesses.begin(name, address)) {
            throw new TooManyGuessesException();
        }
        try {
            Authentication known = passwords.authenticate(asked);
            guesses.wasRight(name, address);
            return known;
        } catch (BadCredentialsException e) {
            throw e;
        } catch (AuthenticationException e) {
            guesses.wasNone(name, address);
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return passwords.supports(authentication);
    }
}
