package chat.granta.walls.examples.good.gateway;

import org.springframework.boot.SpringBootConfiguration;

@SpringBootConfiguration
class GatewayApplication {}
