package chat.granta.c2s.sasl;

/** Why a login failed, as the client is told (RFC 6120 section 6.5). */
public enum SaslFailure {
    ABORTED("aborted"), ENCRYPTION_REQUIRED("encryption-required"), INCORRECT_ENCODING(
            "incorrect-encoding"), INVALID_AUTHZID("invalid-authzid"), INVALID_MECHANISM(
                    "invalid-mechanism"), MALFORMED_REQUEST("malformed-request"), NOT_AUTHORIZED(
                            "not-authorized"), TEMPORARY_AUTH_FAILURE("temporary-auth-failure");

    private final String condition;

    SaslFailure(String condition) {
        this.condition = condition;
    }

    /** The name of the condition's element. */
    public String condition() {
        return condition;
    }
}
