package chat.granta.c2s;

class OpenSslSecureLoginTest extends SecureLoginContract {
    OpenSslSecureLoginTest() {
        super("openssl");
    }
}
