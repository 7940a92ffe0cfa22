package chat.granta.roster.avatar;

import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.XmlText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An image with its bytes, as a vCard has it and as the node of avatars' data has it.
 *
 * @param type its media type, or empty when nobody says
 * @param base64 its bytes, without white space
 * @param bytes how many these are
 * @param id XEP-0084 section 4.1: their SHA-1 hash, in hexadecimal
 */
record Photo(String type, String base64, int bytes, String id) {
    private static final String VCARD = "vcard-temp";
    static final ElementName ELEMENT = new ElementName(VCARD, "PHOTO");

    /** The photograph in a vCard; null when there is none, or none of which the bytes are there. */
    static @Nullable Photo of(Element vCard) {
        Element photo = vCard.child(VCARD, "PHOTO");
        Element data = photo == null ? null : photo.child(VCARD, "BINVAL");
        if (photo == null || data == null) {
            return null;
        }
        Element type = photo.child(VCARD, "TYPE");
        return of(type == null ? "" : type.text().strip(), data.text());
    }

    /** Null when these are no bytes, or none at all. */
    static @Nullable Photo of(String type, String base64) {
        try {
            String data = base64.replaceAll("\\s", "");
            byte[] image = Base64.getDecoder().decode(data);
            return image.length == 0 ? null : new Photo(type, data, image.length, sha1(image));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static String sha1(byte[] image) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(image));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** XEP-0054 section 3, in the namespace of the vCard. */
    String toPhotoXml() {
        return "<PHOTO>" + (type.isEmpty() ? "" : "<TYPE>" + XmlText.escaped(type) + "</TYPE>") + "<BINVAL>" + base64
                + "</BINVAL></PHOTO>";
    }

    /** XEP-0084 section 4.1. */
    String toData() {
        return "<data xmlns='" + Avatars.DATA + "'>" + base64 + "</data>";
    }

    /** XEP-0084 section 4.2; a vCard need not say its type, which metadata must. */
    String toMetadata() {
        return "<metadata xmlns='" + Avatars.METADATA + "'><info bytes='" + bytes + "' id='" + id + "' type='"
                + XmlText.escaped(type.isEmpty() ? "image/png" : type) + "'/></metadata>";
    }
}
