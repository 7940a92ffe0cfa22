package chat.granta.walls.examples.feature.handling;

public interface Handler {}
