package chat.granta.walls.examples.good.rooms;

import org.springframework.boot.SpringBootConfiguration;

@SpringBootConfiguration
class RoomsApplication {}
