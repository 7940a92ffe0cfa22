package chat.granta.sasl;

/** Why a login failed, as the peer is told (RFC 6120 section 6.5). */
public enum SaslFailure {
    ABORTED("aborted"), ENCRYPTION_REQUIRED("encryption-required"), INCORRECT_ENCODING(
            "incorrect-encoding"), INVALID_AUTHZID("invalid-authzid"), INVALID_MECHANISM(
                    "invalid-mechanism"), MALFORMED_REQUEST("malformed-request"), NOT_AUTHORIZED(
                            "not-authorized"), TEMPORARY_AUTH_FAILURE("temporary-auth-failure"),
    /**
     * Too many wrong passwords. Clients answer not-authorized by asking for the password, which may be right; this they
     * answer by trying again later.
     */
    THROTTLED("temporary-auth-failure");

    private final String condition;

    SaslFailure(String condition) {
        this.condition = condition;
    }

    /** The name of the condition's element. */
    public String condition() {
        return condition;
    }

    /** How the attempt is counted: the condition, but for those the client need not know apart. */
    public String outcome() {
        return this == THROTTLED ? "throttled" : condition;
    }
}
