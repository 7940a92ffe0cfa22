package chat.granta.auth.provisioning;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells administrators how many closings are held back, and takes their confirmation. */
@RestController
@RequestMapping("/accounts/held-back")
class HeldBackController {
    /** @param closings how many accounts */
    record HeldBack(int closings) {}

    private final Provisioning provisioning;

    HeldBackController(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    @GetMapping
    HeldBack heldBack() {
        return new HeldBack(provisioning.heldBack());
    }

    @PostMapping
    ResponseEntity<?> confirm(@RequestBody HeldBack meant) {
        if (provisioning.confirm(meant.closings())) {
            return ResponseEntity.accepted().build();
        }
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
                "The closings held back are " + provisioning.heldBack() + "; say that number when they are meant");
        return ResponseEntity.of(problem).build();
    }
}
