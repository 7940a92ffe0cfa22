package chat.granta.walls.examples.stranger.model;

public record Address(String text) {}
