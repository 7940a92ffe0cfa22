package chat.granta.architecture.examples.programs.audit;

import org.springframework.boot.SpringBootConfiguration;
import chat.granta.architecture.examples.programs.rooms.RoomsApplication;

@SpringBootConfiguration
class AuditApplication {
    void call(RoomsApplication other) {}
}
