package dev.keelson.orchestrator.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests come from openssl, and it judges what they get. */
class SignerTest {
  private static final Set<Usage> CLIENT = EnumSet.of(Usage.DIGITAL_SIGNATURE, Usage.CLIENT_AUTH);
  private static final Issuer ISSUER = new Issuer(InstantSource.system(), new SecureRandom());

  @TempDir private Path directory;

  @Test
  void a_request_is_read_and_signed() throws Exception {
    var request = request("/O=dev/O=ops/CN=mia", "DNS:a.example,IP:10.0.0.7,email:m@example.com,URI:spiffe://x/y");
    assertEquals("mia", request.commonName());
    assertEquals(List.of("dev", "ops"), request.organizations());
    assertEquals(new ServingNames(List.of("a.example"), List.of(InetAddress.ofLiteral("10.0.0.7"))), request.names());
    assertEquals(new CertificateForm.Others(List.of("m@example.com"), List.of("spiffe://x/y")), request.others());
    var authority = ISSUER.authority("kubernetes", Duration.ofDays(30));
    var signed = Signer.sign(ISSUER, authority, request, CLIENT, Duration.ofDays(1));
    Files.writeString(directory.resolve("ca.crt"), Certificates.pem(authority.chain()));
    Files.writeString(directory.resolve("c.crt"), Certificates.pem(List.of(signed)));
    assertTrue(Openssl.run(directory, "verify", "-x509_strict", "-purpose", "sslclient", "-verify_hostname",
        "a.example", "-CAfile", "ca.crt", "c.crt").endsWith("OK\n"));
    assertTrue(Openssl.run(directory, "x509", "-noout", "-text", "-in", "c.crt").contains(
        "DNS:a.example, IP Address:10.0.0.7, email:m@example.com, URI:spiffe://x/y"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "kube-apiserver-client|/CN=mia||digital signature,client auth|",
      "kube-apiserver-client|/CN=mia||digital signature,key encipherment,client auth|",
      "kube-apiserver-client|/CN=mia||digital signature|usages did not match [digital signature, key encipherment,"
          + " client auth]",
      "kube-apiserver-client|/CN=mia||client auth,server auth|usages did not match [digital signature, key"
          + " encipherment, client auth]",
      "kube-apiserver-client-kubelet|/O=system:nodes/CN=system:node:n||digital signature,client auth|",
      "kube-apiserver-client-kubelet|/O=dev/CN=system:node:n||client auth|subject organization is not system:nodes",
      "kube-apiserver-client-kubelet|/O=system:nodes/CN=n||client auth|subject common name does not begin with"
          + " system:node:",
      "kube-apiserver-client-kubelet|/O=system:nodes/CN=system:node:n|DNS:n|client auth|DNS subjectAltNames are not"
          + " allowed",
      "kubelet-serving|/O=system:nodes/CN=system:node:n|DNS:n|digital signature,server auth|",
      "kubelet-serving|/O=system:nodes/CN=system:node:n||server auth|DNS or IP subjectAltName is required",
      "kubelet-serving|/O=system:nodes/CN=system:node:n|IP:10.0.0.1,email:a@b|server auth|Email subjectAltNames are"
          + " not allowed",
      "legacy-unknown|/CN=anything|DNS:x|code signing|"})
  void each_signer_has_its_rules(String name, String subject, String others, String usages, String objection)
      throws Exception {
    var signer = Signer.of("kubernetes.io/" + name).orElseThrow();
    var wanted = Arrays.stream(usages.split(",", -1))
        .map(usage -> Usage.of(usage).orElseThrow()).collect(Collectors.toSet());
    assertEquals(Optional.ofNullable(objection),
        signer.objection(request(subject, others == null ? "" : others), wanted));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
      "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n",
      "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n"})
  void what_is_no_request_is_refused(String pem) {
    assertThrows(IllegalArgumentException.class, () -> SigningRequest.parse(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Each level an ASN.1 sequence of indefinite length, the shortest there is. */
  @Test
  void a_request_that_is_nothing_but_deep_is_refused() {
    var deep = new byte[30_000];
    for (int i = 0; i < deep.length; i += 2) {
      deep[i] = 0x30;
      deep[i + 1] = (byte) 0x80;
    }
    var pem = Pem.block("CERTIFICATE REQUEST", deep).getBytes(StandardCharsets.US_ASCII);
    assertThrows(IllegalArgumentException.class, () -> SigningRequest.parse(pem));
  }

  @Test
  void a_request_that_was_changed_is_refused() throws Exception {
    request("/CN=mia", "");
    var text = Files.readString(directory.resolve("r.csr"));
    var der = Pem.blocks(text).getFirst().der();
    der[der.length - 5] ^= 1;
    var changed = Pem.block("CERTIFICATE REQUEST", der).getBytes(StandardCharsets.US_ASCII);
    assertThrows(IllegalArgumentException.class, () -> SigningRequest.parse(changed));
  }

  private SigningRequest request(String subject, String names) throws Exception {
    var command = "req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout r.key -out r.csr -subj "
        + subject + (names.isEmpty() ? "" : " -addext subjectAltName=" + names);
    Openssl.run(directory, command.split(" "));
    return SigningRequest.parse(Files.readAllBytes(directory.resolve("r.csr")));
  }
}
