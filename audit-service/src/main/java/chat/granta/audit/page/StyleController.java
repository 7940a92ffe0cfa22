package chat.granta.audit.page;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The pages' style sheet. */
@Controller
class StyleController {
    @GetMapping(value = "/style.css", produces = "text/css;charset=UTF-8")
    @ResponseBody
    Resource style() {
        return new ClassPathResource("chat/granta/audit/style.css");
    }
}
