package chat.granta.walls.examples.unmarked.rooms;

class Unmarked {}
