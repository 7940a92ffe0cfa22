package chat.granta.c2s.tls;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** The XMPP addresses in a certificate (RFC 6120 section 13.7.1.4). */
final class XmppAddresses {
    static final ASN1ObjectIdentifier ID_ON_XMPP_ADDR = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.5");

    private XmppAddresses() {}

    static List<String> of(X509Certificate certificate) {
        try {
            var extensions = new JcaX509CertificateHolder(certificate).getExtensions();
            var names = extensions == null
                    ? null
                    : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
            return names == null
                    ? List.of()
                    : Stream.of(names.getNames()).flatMap(XmppAddresses::address).toList();
        } catch (CertificateEncodingException | IllegalArgumentException e) {
            // Not as RFC 5280 has it: it names nobody.
            return List.of();
        }
    }

    private static Stream<String> address(GeneralName name) {
        if (name.getTagNo() == GeneralName.otherName) {
            OtherName other = OtherName.getInstance(name.getName());
            if (other.getTypeID().equals(ID_ON_XMPP_ADDR) && other.getValue() instanceof ASN1UTF8String address) {
                return Stream.of(address.getString());
            }
        }
        return Stream.empty();
    }
}
