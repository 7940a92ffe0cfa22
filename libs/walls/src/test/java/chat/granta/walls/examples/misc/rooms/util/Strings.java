package chat.granta.walls.examples.misc.rooms.util;

class Strings {}
