package chat.granta.walls.examples.gatewaybus.bus;

public interface Topic {}
