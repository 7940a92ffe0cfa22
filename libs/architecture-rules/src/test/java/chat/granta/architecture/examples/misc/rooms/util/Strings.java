package chat.granta.architecture.examples.misc.rooms.util;

class Strings {}
