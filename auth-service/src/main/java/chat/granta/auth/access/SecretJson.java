package chat.granta.auth.access;

import chat.granta.access.UnreadableBody;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that holds passwords and keys. Unlike Spring's own reader it never quotes malformed JSON, at no log level. */
final class SecretJson extends JacksonJsonHttpMessageConverter {
    SecretJson(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, Map<String, Object> hints) throws IOException {
        try {
            return super.read(type, message, hints);
        } catch (HttpMessageNotReadableException e) {
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, UnreadableBody.problem(e), null);
        }
    }
}
