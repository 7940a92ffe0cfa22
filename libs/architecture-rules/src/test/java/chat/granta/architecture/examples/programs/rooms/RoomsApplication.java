package chat.granta.architecture.examples.programs.rooms;

import org.springframework.boot.SpringBootConfiguration;

@SpringBootConfiguration
public class RoomsApplication {}
