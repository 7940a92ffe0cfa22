package chat.granta.architecture.examples.good.model;

public record Address(String text) {}
