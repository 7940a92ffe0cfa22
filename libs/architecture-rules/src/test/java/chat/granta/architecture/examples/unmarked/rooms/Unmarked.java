package chat.granta.architecture.examples.unmarked.rooms;

class Unmarked {}
