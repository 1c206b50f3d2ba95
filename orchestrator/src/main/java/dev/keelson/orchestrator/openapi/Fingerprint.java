package dev.keelson.orchestrator.openapi;

import dev.keelson.orchestrator.resource.Resource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** Hashes of documents, known before the documents are made: of what they are made of. */
final class Fingerprint {
  private final byte[] tables;

  /** @param tables all text that goes into documents: types and descriptions */
  Fingerprint(byte[]... tables) {
    var digest = sha256();
    for (var table : tables) {
      digest.update(table);
    }
    this.tables = digest.digest();
  }

  /** @param resources those of the document */
  String of(Collection<Resource> resources) {
    var digest = sha256();
    digest.update(tables);
    for (var resource : resources) {
      var row = resource + " " + resource.names() + resource.place() + resource.verbs().stream().sorted().toList()
          + resource.subresources();
      digest.update(row.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().withUpperCase().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
