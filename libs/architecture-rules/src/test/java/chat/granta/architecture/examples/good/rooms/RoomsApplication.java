package chat.granta.architecture.examples.good.rooms;

import org.springframework.boot.SpringBootConfiguration;

@SpringBootConfiguration
class RoomsApplication {}
