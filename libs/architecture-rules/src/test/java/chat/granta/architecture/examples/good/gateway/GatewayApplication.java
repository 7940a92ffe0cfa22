package chat.granta.architecture.examples.good.gateway;

import org.springframework.boot.SpringBootConfiguration;

@SpringBootConfiguration
class GatewayApplication {}
