package chat.granta.architecture.examples.gatewaybus.bus;

public interface Topic {}
