package chat.granta.walls.examples.programs.rooms;

import org.springframework.boot.SpringBootConfiguration;

@SpringBootConfiguration
public class RoomsApplication {}
