package chat.granta.walls.examples.programs.audit;

import org.springframework.boot.SpringBootConfiguration;
import chat.granta.walls.examples.programs.rooms.RoomsApplication;

@SpringBootConfiguration
class AuditApplication {
    void call(RoomsApplication other) {}
}
