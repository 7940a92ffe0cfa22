package chat.granta.loadtest.wire;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.security.cert.CertPathBuilderException;
import org.jspecify.annotations.Nullable;

/** Why a connection failed, in words for whoever started the program. */
final class Fault {
    private Fault() {}

    static String inWords(Throwable problem) {
        Throwable root = problem;
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            root = cause;
            String words = words(cause);
            if (words != null) {
                return words;
            }
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    private static @Nullable String words(Throwable cause) {
        return switch (cause) {
            case ConnectTimeoutException timeout -> "the server does not answer: " + timeout.getMessage();
            case ConnectException refused -> "nothing listens there: " + refused.getMessage();
            case NotSslRecordException plain -> "the server does not speak TLS on this port, see --tls and --port";
            case CertPathBuilderException unknown -> untrusted(unknown);
            case CertificateException wrong when !(wrong.getCause() instanceof CertPathBuilderException) ->
                untrusted(wrong);
            default -> null;
        };
    }

    private static String untrusted(Throwable why) {
        return "the server's certificate is not trusted (" + why.getMessage()
                + "): give its authority with --ca FILE, or take any certificate with --insecure";
    }
}
