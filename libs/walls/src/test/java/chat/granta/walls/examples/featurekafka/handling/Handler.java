package chat.granta.walls.examples.featurekafka.handling;

public interface Handler {}
