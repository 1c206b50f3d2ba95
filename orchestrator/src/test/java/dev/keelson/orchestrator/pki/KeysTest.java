package dev.keelson.orchestrator.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {
      "genrsa -traditional -out key 2048",
      "genrsa -out key 2048",
      "ecparam -name prime256v1 -genkey -out key",
      "ecparam -name secp384r1 -genkey -noout -out key",
      "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:prime256v1 -out key",
      "genpkey -algorithm ed25519 -out key"})
  void keys_are_read_as_openssl_writes_them(String how) throws Exception {
    Openssl.run(directory, how.split(" "));
    var file = directory.resolve("key");
    var priv = Keys.readPrivate(file);
    assertTrue(Keys.belongTogether(priv, Keys.readPublic(file).getFirst()));
    assertFalse(Keys.belongTogether(priv, Keys.elliptic().getPublic()));
  }

  @Test
  void what_is_written_is_read_again() throws Exception {
    var keys = Keys.elliptic();
    var file = Files.writeString(directory.resolve("key"), Keys.pem(keys.getPrivate()));
    assertEquals(keys.getPrivate(), Keys.readPrivate(file));
    assertEquals(keys.getPublic(), Keys.readPublic(file).getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "",
      "words",
      "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
      "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n",
      "-----BEGIN RSA PRIVATE KEY-----\n=\n-----END RSA PRIVATE KEY-----\n"})
  void a_file_without_a_key_is_named(String text) throws Exception {
    var file = Files.writeString(directory.resolve("broken.pem"), text);
    var refusedPrivate = assertThrows(IOException.class, () -> Keys.readPrivate(file));
    assertTrue(refusedPrivate.toString().contains("broken.pem"), refusedPrivate::toString);
    var refusedPublic = assertThrows(IOException.class, () -> Keys.readPublic(file));
    assertTrue(refusedPublic.toString().contains("broken.pem"), refusedPublic::toString);
  }
}
