package chat.granta.architecture.examples.featurekafka.handling;

public interface Handler {}
