package chat.granta.c2s;

class JdkSecureLoginTest extends SecureLoginContract {
    JdkSecureLoginTest() {
        super("jdk");
    }
}
