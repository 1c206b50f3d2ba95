package dev.keelson.orchestrator.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Text armour of keys and certificates (RFC 7468). */
final class Pem {
  static final String CERTIFICATE = "CERTIFICATE";
  static final String PRIVATE_KEY = "PRIVATE KEY";
  static final String PUBLIC_KEY = "PUBLIC KEY";

  private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /** One block; {@code text} is its base64. */
  record Block(String type, String text) {
    /** Throws IllegalArgumentException when the text is no base64. */
    byte[] der() {
      return Base64.getMimeDecoder().decode(text);
    }
  }

  private Pem() {}

  static List<Block> blocks(String text) {
    var blocks = new ArrayList<Block>();
    for (var found = BLOCK.matcher(text); found.find();) {
      blocks.add(new Block(found.group(1), found.group(2)));
    }
    return blocks;
  }

  static String block(String type, byte[] der) {
    return "-----BEGIN " + type + "-----\n" + LINES.encodeToString(der) + "\n-----END " + type + "-----\n";
  }

  /** The text of a file that should have some; refuses large ones. */
  static String read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "no such file");
    }
    if (Files.size(file) > PkiLimits.FILE_BYTES_MAX) {
      throw new IOException(file + ": larger than " + PkiLimits.FILE_BYTES_MAX + " bytes, so no PEM file of ours");
    }
    return Files.readString(file, StandardCharsets.US_ASCII);
  }
}
