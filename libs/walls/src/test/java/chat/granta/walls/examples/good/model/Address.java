package chat.granta.walls.examples.good.model;

public record Address(String text) {}
