package chat.granta.architecture.examples.stranger.model;

public record Address(String text) {}
