package dev.keelson.orchestrator.rules.access;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.Names;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Certificate signing requests. */
final class SigningRequests {
  private static final int SECONDS_MIN = 600;
  private static final Set<String> USAGES = Set.of("signing", "digital signature", "content commitment",
      "key encipherment", "key agreement", "data encipherment", "cert sign", "crl sign", "encipher only",
      "decipher only", "any", "server auth", "client auth", "code signing", "email protection", "s/mime",
      "ipsec end system", "ipsec tunnel", "ipsec user", "timestamping", "ocsp signing", "microsoft sgc",
      "netscape sgc");

  private SigningRequests() {}

  static void check(Spot request) {
    var spec = request.at("spec");
    if (!isPem(spec.at("request"))) {
      spec.at("request").invalid("PEM block type must be CERTIFICATE REQUEST");
    }
    if (spec.at("usages").blank()) {
      spec.at("usages").required("");
    }
    spec.at("usages").items().forEach(usage -> Values.supported(usage, USAGES));
    Values.unique(spec.at("usages"));
    signer(spec.at("signerName"));
    var seconds = spec.at("expirationSeconds");
    if (seconds.present() && seconds.number() < SECONDS_MIN) {
      seconds.invalid("may not specify a duration less than 600 seconds (10 minutes)");
    }
  }

  private static boolean isPem(Spot request) {
    try {
      var bytes = request.node().binaryValue();
      return bytes != null && new String(bytes, StandardCharsets.US_ASCII).contains("BEGIN CERTIFICATE REQUEST");
    } catch (IOException notBase64) {
      return false;
    }
  }

  private static void signer(Spot name) {
    if (name.blank()) {
      name.required("");
      return;
    }
    var parts = name.text().split("/", -1);
    if (parts.length != 2) {
      name.invalid("must be a fully qualified domain and path of the form 'example.com/signer-name'");
      return;
    }
    Names.subdomain(parts[0]).forEach(problem -> name.invalid(parts[0], "validating label \"" + parts[0] + "\": "
        + problem));
    if (!parts[0].contains(".")) {
      name.invalid(parts[0], "should be a domain with at least two segments separated by dots");
    }
    Names.subdomain(parts[1]).forEach(problem -> name.invalid(parts[1], "validating label \"" + parts[1] + "\": "
        + problem));
  }

  static void changed(Spot request, Spot old) {
    Values.unchanged(request.at("spec"), old.at("spec"));
  }

  static void statusChanged(Spot request, Spot old) {
    if (!old.at("status", "certificate").blank()) {
      Values.unchanged(request.at("status", "certificate"), old.at("status", "certificate"));
    }
  }
}
