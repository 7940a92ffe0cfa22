package chat.granta.loadtest.login;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.loadtest.wire.ElementView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <failure xmlns="urn:ietf:params:xml:ns:xmpp-sasl"><not-authorized/></failure> | refused with not-authorized: the name or the password is wrong, or there is no such account
            <failure><not-authorized/><text>No!</text></failure> | refused with not-authorized (No!): the name or the password is wrong, or there is no such account
            <failure><encryption-required/></failure> | refused with encryption-required: the server wants TLS first, see --tls
            <stream:error><host-unknown xmlns="urn:ietf:params:xml:ns:xmpp-streams"/></stream:error> | refused with host-unknown: the server does not serve this domain, see --domain
            <stream:error><undefined-condition/></stream:error> | refused with <stream:error><undefined-condition/></stream:error>
            """)
    void conditionsAreSaidInWords(String element, String words) {
        assertThat(Refusal.inWords(ElementView.of(element))).isEqualTo(words);
    }
}
