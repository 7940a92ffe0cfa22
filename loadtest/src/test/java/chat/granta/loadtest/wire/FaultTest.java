package chat.granta.loadtest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.ConnectException;
import java.security.SignatureException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {
    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(new ConnectException("Connection refused"), "nothing listens there: Connection refused"),
                arguments(new ConnectTimeoutException("30 s"), "the server does not answer: 30 s"),
                arguments(new DecoderException(new NotSslRecordException("not TLS")),
                        "the server does not speak TLS on this port"),
                arguments(handshake(new CertificateException("PKIX", new CertPathBuilderException("no path"))),
                        "the server's certificate is not trusted (no path): give its authority with --ca FILE"),
                arguments(handshake(new CertificateException("no name matching example.org found")),
                        "the server's certificate is not trusted (no name matching example.org found)"),
                arguments(
                        handshake(new CertificateException("PKIX",
                                new CertPathValidatorException("signature check failed",
                                        new SignatureException("Signature does not match.")))),
                        "the server's certificate is not trusted (PKIX)"),
                arguments(new IllegalStateException(), "java.lang.IllegalStateException"),
                arguments(new DecoderException(new SSLHandshakeException("protocol_version")), "protocol_version"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultsAreSaidInWords(Throwable fault, String words) {
        assertThat(Fault.inWords(fault)).startsWith(words);
    }

    private static Throwable handshake(Throwable cause) {
        var problem = new SSLHandshakeException("General OpenSslEngine problem");
        problem.initCause(cause);
        return problem;
    }
}
