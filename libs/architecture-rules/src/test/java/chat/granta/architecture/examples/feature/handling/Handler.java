package chat.granta.architecture.examples.feature.handling;

public interface Handler {}
