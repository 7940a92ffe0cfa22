package chat.granta.audit.groups;

import chat.granta.settings.AddressFile;

/** A part of the installation's users by which figures are counted. */
record Institution(String name, AddressFile members) {}
